import { configurarCanal } from '@ramal/shared/contracts/canais.ts'
import { useWrite } from '#api/use-write.ts'
import { useCanaisChanged } from './use-canais-changed.ts'

export function useConfigurarCanal() {
  return useWrite(configurarCanal, { onSuccess: useCanaisChanged() })
}
