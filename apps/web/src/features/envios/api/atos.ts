import { cancelarDisparo, reenviarDisparo } from '@ramal/shared/contracts/disparos.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

/** The list of the UC, and what the supervisor's panel counts. */
function useEnviosChanged(ucId: number): () => void {
  const queryClient = useQueryClient()
  return () => {
    void queryClient.invalidateQueries({ queryKey: keys.envios(ucId) })
    void queryClient.invalidateQueries({ queryKey: keys.painel })
  }
}

export const useReenviarEnvio = (ucId: number) =>
  useWrite(reenviarDisparo, { onSuccess: useEnviosChanged(ucId) })
export const useCancelarEnvio = (ucId: number) =>
  useWrite(cancelarDisparo, { onSuccess: useEnviosChanged(ucId) })
