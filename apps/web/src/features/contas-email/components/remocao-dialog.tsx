import type { ContaEmail } from '@ramal/shared/contracts/contas-email.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { toast } from '#ui/toast.ts'
import { useRemoverConta } from '../api/remover-conta.ts'
import { textos } from '../textos.ts'
import css from '#ui/editor.module.css'

const { remocao: t } = textos

export interface RemocaoDialogProps {
  conta: ContaEmail
  onClose: () => void
  onRemoved: () => void
}

/** Says what removing an account means before it happens. */
export function RemocaoDialog({ conta, onClose, onRemoved }: RemocaoDialogProps) {
  const { mutate, isPending, error } = useRemoverConta()
  const remove = () =>
    mutate(
      { params: { id: conta.id } },
      {
        onSuccess: ({ disparosLiberados }) => {
          toast.feito(t.feita(conta.nome, disparosLiberados))
          onClose()
          onRemoved()
        },
      },
    )
  return (
    <Dialog
      titulo={t.titulo(conta.nome)}
      role="alertdialog"
      largura="estreito"
      onClose={onClose}
      acoes={
        <>
          <Button onPress={onClose}>{t.cancelar}</Button>
          <Button variante="perigo" onPress={remove} isPending={isPending}>
            {t.remover}
          </Button>
        </>
      }
    >
      <p>{t.aviso}</p>
      {error && (
        <p role="alert" className={css.erro}>
          {error.message}
        </p>
      )}
    </Dialog>
  )
}
