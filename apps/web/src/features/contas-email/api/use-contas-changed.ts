import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'

/** Reads the accounts again, here and in the other tabs; the parameters offer them too. */
export function useContasChanged(): () => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(async () => {
    void queryClient.invalidateQueries({ queryKey: keys.parametros })
    announceChange(keys.contasEmail)
    await queryClient.invalidateQueries({ queryKey: keys.contasEmail })
  }, [queryClient])
}
