import { reabrirSaida } from '@ramal/shared/contracts/saidas.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useWrite } from '#api/use-write.ts'

export function useReabrirSaida() {
  const queryClient = useQueryClient()
  return useWrite(reabrirSaida, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.saidas }),
  })
}
