import { testarCanal } from '@ramal/shared/contracts/canais.ts'
import { useWrite } from '#api/use-write.ts'
import { useCanaisChanged } from './use-canais-changed.ts'

/** Sends a real message as the channel is kept; the outcome is kept with it. */
export function useTestarCanal() {
  return useWrite(testarCanal, { onSuccess: useCanaisChanged() })
}
