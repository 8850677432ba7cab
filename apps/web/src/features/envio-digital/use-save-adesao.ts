import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import type { ProblemaError } from '#api/problema-error.ts'
import { useSalvarEnvioDigital } from './api/salvar-envio-digital.ts'
import { type Faults, faultsOf } from './faults.ts'
import type { Rascunho } from './rascunho.ts'

export interface SaveAdesaoOptions {
  envioDigital: EnvioDigital
  atendimentoId: number | null
  onSaved: (salvo: EnvioDigital) => void
  onRefused: (faults: Faults) => void
}

/** Sends a complete draft, with the version of the term that was on screen. */
export function useSaveAdesao({ envioDigital, atendimentoId, onSaved, onRefused }: SaveAdesaoOptions) {
  const queryClient = useQueryClient()
  const { mutate, isPending } = useSalvarEnvioDigital()
  const refused = (error: ProblemaError) => {
    onRefused(faultsOf(error))
    if (error.codigo === 'termo_desatualizado') {
      void queryClient.invalidateQueries({ queryKey: keys.envioDigital(envioDigital.ucId) })
    }
  }
  const send = ({ destinatarios, tipoCopia, modoAceite, protecao, senha }: Rascunho) => {
    if (modoAceite === null) return
    const body = {
      atendimentoId,
      destinatarios: destinatarios.map(({ meio, endereco }) => ({ meio, endereco })),
      tipoCopia,
      termoVersao: envioDigital.termo.versao,
      modoAceite,
      protecao,
      ...(protecao === 'escolhida' && senha !== '' && { senha }),
    }
    mutate({ params: { id: envioDigital.ucId }, body }, { onSuccess: onSaved, onError: refused })
  }
  return { send, isPending }
}
