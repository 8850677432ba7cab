import { criarDisparo } from '@ramal/shared/contracts/disparos.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '#api/use-write.ts'

/** Queues the 2ª via of a bill to one e-mail address. */
export function useEnviarSegundaVia() {
  const queryClient = useQueryClient()
  return useWrite(criarDisparo, {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['protocolo'] }),
  })
}
