import {
  encerrarEnvioDigital,
  type EnvioDigital,
  excluirDestinatario,
} from '@ramal/shared/contracts/envio-digital.ts'
import { useMutation } from '@tanstack/react-query'
import { useWrite } from '#api/use-write.ts'
import { useAdesaoChanged } from './use-adesao-changed.ts'

export interface Exclusao {
  ucId: number
  atendimentoId: number | null
  destinatarioIds: readonly number[]
  /** Nobody is left: the adhesion ends in one action, and with it everything queued. */
  encerra: boolean
}

/** Takes destinatários out one by one, each recorded; a failure leaves those before it out and says so. */
export function useExcluirDestinatarios() {
  const changed = useAdesaoChanged()
  const { mutateAsync: exclude } = useWrite(excluirDestinatario, { onSuccess: changed })
  const { mutateAsync: end } = useWrite(encerrarEnvioDigital, { onSuccess: changed })
  return useMutation({
    mutationFn: async ({ ucId, atendimentoId, destinatarioIds, encerra }: Exclusao) => {
      const query = atendimentoId === null ? {} : { atendimentoId }
      if (encerra) return end({ params: { id: ucId }, query })
      let left: EnvioDigital | null = null
      for (const destinatarioId of destinatarioIds) {
        left = await exclude({ params: { id: ucId, destinatarioId }, query })
      }
      return left
    },
  })
}
