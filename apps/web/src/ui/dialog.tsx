import { X } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { CamadaContext, useCamada } from './camada.ts'
import { cx } from './cx.ts'
import type { Tecla } from './tecla.ts'
import { useAtalho } from './use-atalho.ts'
import css from './dialog.module.css'

export interface DialogProps {
  titulo: ReactNode
  children: ReactNode
  /** The row of buttons at the foot, from the least to the most important. */
  acoes?: ReactNode
  /** Esc, the ✕ and, unless `isDirty`, a click outside. */
  onClose: () => void
  /** Something typed would be lost: a click outside does nothing. */
  isDirty?: boolean
  /** False for what must be answered: no ✕, no Esc. */
  podeFechar?: boolean
  largura?: 'estreito' | 'medio' | 'largo'
  role?: 'dialog' | 'alertdialog'
  /** Makes the dialog a form, sent by Enter in a field, by its submit button in `acoes`, or by `submitTecla`. */
  onSubmit?: () => void
  submitTecla?: Tecla
}

/**
 * A dialog over the page, on screen as long as it is rendered. It keeps the focus inside and gives it back to where it
 * was; the keys of the page under it sleep (use-atalho.ts).
 */
export function Dialog(props: DialogProps) {
  const { isDirty = false, podeFechar = true, largura = 'medio' } = props
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose()
      }}
      isDismissable={podeFechar && !isDirty}
      isKeyboardDismissDisabled={!podeFechar}
      className={cx(css.veu)}
    >
      <Modal className={cx(css.modal, css[largura])}>
        <DialogBody {...props} />
      </Modal>
    </ModalOverlay>
  )
}

function DialogBody(props: DialogProps) {
  const {
    titulo,
    children,
    acoes,
    onClose,
    podeFechar = true,
    role = 'dialog',
    onSubmit,
    submitTecla,
  } = props
  const camada = useCamada()
  const content = (
    <>
      <div className={css.corpo}>{children}</div>
      {acoes && <div className={css.pe}>{acoes}</div>}
    </>
  )
  return (
    <CamadaContext value={camada}>
      <AriaDialog role={role} className={cx(css.dialogo)}>
        <div className={css.cabeca}>
          <Heading slot="title" level={2}>
            {titulo}
          </Heading>
          {podeFechar && (
            <Button variante="icone" aria-label="Fechar" onPress={onClose} icone={<X aria-hidden="true" />} />
          )}
        </div>
        {onSubmit ? (
          <DialogForm onSubmit={onSubmit} submitTecla={submitTecla}>
            {content}
          </DialogForm>
        ) : (
          content
        )}
      </AriaDialog>
    </CamadaContext>
  )
}

interface DialogFormProps {
  onSubmit: () => void
  submitTecla: Tecla | undefined
  children: ReactNode
}

/** Inside of the dialog's layer, so that its key sleeps when another dialog opens above. */
function DialogForm({ onSubmit, submitTecla, children }: DialogFormProps) {
  useAtalho(submitTecla ?? NO_KEY, onSubmit, submitTecla !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {children}
    </form>
  )
}

const NO_KEY: Tecla = { key: 'Unidentified' }
