import type { EnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'

/** Puts a changed adhesion in place and marks what shows it elsewhere as stale, in the other tabs too. */
export function useAdesaoChanged(): (envioDigital: EnvioDigital) => void {
  const queryClient = useQueryClient()
  return (envioDigital) => {
    const { ucId } = envioDigital
    queryClient.setQueryData(keys.envioDigital(ucId), envioDigital)
    // Everything of the UC but the adhesion itself, which has just come.
    const stale = [keys.uc(ucId), keys.fichaRecadastramento(ucId), keys.enviosDigitais]
    for (const queryKey of stale)
      void queryClient.invalidateQueries({ queryKey, exact: queryKey === stale[0] })
    announceChange(keys.uc(ucId))
    announceChange(keys.enviosDigitais)
  }
}
