import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorBlock } from '#ui/error-block.tsx'
import { toast } from '#ui/toast.ts'
import { type Exclusao, useExcluirDestinatarios } from '../api/excluir-destinatarios.ts'
import { textos } from '../textos.ts'
import css from './envio-digital-panel.module.css'

const t = textos.exclusao

export interface ExclusaoDialogProps {
  exclusao: Exclusao
  /** The addresses, as people read them. */
  enderecos: readonly string[]
  onClose: () => void
}

/** Names what goes, and warns when the UC goes back to paper by it. */
export function ExclusaoDialog({ exclusao, enderecos, onClose }: ExclusaoDialogProps) {
  const { mutate, isPending, error } = useExcluirDestinatarios()
  const confirm = () =>
    mutate(exclusao, {
      onSuccess: () => {
        toast.feito(exclusao.encerra ? t.feitoUltimo : t.feito)
        onClose()
      },
    })
  const acoes = (
    <>
      <Button onPress={onClose}>{t.cancelar}</Button>
      <Button variante="perigo" onPress={confirm} isPending={isPending} autoFocus>
        {t.confirmar}
      </Button>
    </>
  )
  return (
    <Dialog titulo={t.titulo} role="alertdialog" largura="estreito" onClose={onClose} acoes={acoes}>
      <div className={css.pilha}>
        {error && <ErrorBlock mensagem={error.message} />}
        <ul className={css.enderecos}>
          {enderecos.map((endereco) => (
            <li key={endereco}>{endereco}</li>
          ))}
        </ul>
        <p>{exclusao.encerra ? t.ultimo : t.parcial}</p>
      </div>
    </Dialog>
  )
}
