import { salvarEnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { useWrite } from '#api/use-write.ts'
import { useAdesaoChanged } from './use-adesao-changed.ts'

export function useSalvarEnvioDigital() {
  return useWrite(salvarEnvioDigital, { onSuccess: useAdesaoChanged() })
}
