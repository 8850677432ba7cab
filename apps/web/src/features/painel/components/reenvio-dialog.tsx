import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { MotivoDialog } from '#forms/motivo-dialog.tsx'
import { nomeDoDisparo } from '#textos/disparo.ts'
import { toast } from '#ui/toast.ts'
import { useReenviarDisparo } from '../api/atos.ts'
import { textos } from '../textos.ts'

const t = textos.reenvio

/** Asks why, and tries again. */
export function ReenvioDialog({ disparo, onClose }: { disparo: Disparo; onClose: () => void }) {
  const { mutate, isPending, error } = useReenviarDisparo()
  const onSuccess = () => {
    toast.feito(t.feito)
    onClose()
  }
  return (
    <MotivoDialog
      titulo={t.titulo}
      pergunta={t.para(nomeDoDisparo(disparo))}
      acao={t.enviar}
      semMotivo={t.semMotivo}
      isPending={isPending}
      erro={error?.message}
      onConfirm={(motivo) => mutate({ params: { id: disparo.id }, body: { motivo } }, { onSuccess })}
      onClose={onClose}
    />
  )
}
