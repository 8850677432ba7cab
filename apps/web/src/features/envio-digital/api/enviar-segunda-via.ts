import { criarDisparo } from '@ramal/shared/contracts/disparos.ts'
import { useWrite } from '#api/use-write.ts'

/** Queues the 2ª via of a bill to one e-mail address. */
export function useEnviarSegundaVia() {
  return useWrite(criarDisparo)
}
