import type { Supressao } from '@ramal/shared/contracts/supressoes.ts'
import { MotivoDialog } from '#forms/motivo-dialog.tsx'
import { toast } from '#ui/toast.ts'
import { useLevantarSupressao } from '../api/mudar-supressoes.ts'
import { enderecoDe, textos } from '../textos.ts'

const t = textos.levantamento

/** Asks why, and lets the address be written to again. */
export function LevantarDialog({ supressao, onClose }: { supressao: Supressao; onClose: () => void }) {
  const { id, meio, motivo: suprimidaPor } = supressao
  const { mutate, isPending, error } = useLevantarSupressao()
  const recusou = meio === 'email' ? t.reclamacao : t.recusa
  const onSuccess = () => {
    toast.feito(t.feito)
    onClose()
  }
  return (
    <MotivoDialog
      titulo={t.titulo}
      pergunta={t.explicacao(enderecoDe(supressao))}
      aviso={suprimidaPor === 'reclamacao' ? recusou : undefined}
      acao={t.salvar}
      semMotivo={t.vazio}
      palavras={{ motivo: t.motivo, voltar: t.cancelar }}
      maxLength={300}
      isPending={isPending}
      erro={error?.message}
      onConfirm={(motivo) => mutate({ params: { id }, body: { motivo } }, { onSuccess })}
      onClose={onClose}
    />
  )
}
