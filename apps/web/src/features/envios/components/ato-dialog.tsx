import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import { useState } from 'react'
import { MotivoDialog } from '#forms/motivo-dialog.tsx'
import { nomeDoDisparo } from '#textos/disparo.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { toast } from '#ui/toast.ts'
import { acaoDe, foiAceito } from '../acoes.ts'
import { useCancelarEnvio, useReenviarEnvio } from '../api/atos.ts'
import { textos } from '../textos.ts'

export interface AtoDialogProps {
  ucId: number
  disparo: Disparo
  onClose: () => void
}

/** Asks why, and sends again what has gone or calls back what waits. */
export function AtoDialog(props: AtoDialogProps) {
  return acaoDe(props.disparo) === 'cancelar' ? <Cancelamento {...props} /> : <Reenvio {...props} />
}

function Reenvio({ ucId, disparo, onClose }: AtoDialogProps) {
  const { mutate, isPending, error } = useReenviarEnvio(ucId)
  const { pergunta, perguntaAceito, feito, ...t } = textos.reenvio
  const onSuccess = () => {
    toast.feito(feito)
    onClose()
  }
  return (
    <MotivoDialog
      {...t}
      pergunta={(foiAceito(disparo) ? perguntaAceito : pergunta)(nomeDoDisparo(disparo))}
      isPending={isPending}
      erro={error?.message}
      onConfirm={(motivo) => mutate({ params: { id: disparo.id }, body: { motivo } }, { onSuccess })}
      onClose={onClose}
    />
  )
}

function Cancelamento({ ucId, disparo, onClose }: AtoDialogProps) {
  const { mutate, isPending, error } = useCancelarEnvio(ucId)
  const [imprimir, setImprimir] = useState(true)
  const { pergunta, feito, imprimir: rotulo, ...t } = textos.cancelamento
  const onSuccess = () => {
    toast.feito(feito)
    onClose()
  }
  // Only the last digital copy of a 1ª via leaves the customer without a bill.
  const podeImprimir = disparo.finalidade === 'primeira_via' && disparo.meio !== 'impressao'
  return (
    <MotivoDialog
      {...t}
      perigo
      pergunta={pergunta(nomeDoDisparo(disparo))}
      isPending={isPending}
      erro={error?.message}
      onConfirm={(motivo) =>
        mutate({ params: { id: disparo.id }, body: { motivo, imprimir } }, { onSuccess })
      }
      onClose={onClose}
    >
      {podeImprimir && (
        <Checkbox isSelected={imprimir} onChange={setImprimir}>
          {rotulo}
        </Checkbox>
      )}
    </MotivoDialog>
  )
}
