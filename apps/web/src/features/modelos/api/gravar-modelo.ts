import { alterarModelo, restaurarModelo, testarModelo } from '@ramal/shared/contracts/modelos.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'
import { useWrite } from '#api/use-write.ts'

function useModelosChanged() {
  const queryClient = useQueryClient()
  return async () => {
    announceChange(keys.modelos)
    await queryClient.invalidateQueries({ queryKey: keys.modelos })
  }
}

/** Keeps a new version. */
export function useAlterarModelo() {
  return useWrite(alterarModelo, { onSuccess: useModelosChanged() })
}

/** Goes back to the product's own words. */
export function useRestaurarModelo() {
  return useWrite(restaurarModelo, { onSuccess: useModelosChanged() })
}

/** Sends it to one address. */
export function useTestarModelo() {
  return useWrite(testarModelo)
}
