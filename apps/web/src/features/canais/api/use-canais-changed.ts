import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'

/** Reads the channels again, here and in the other tabs; what a UC can be sent by depends on them. */
export function useCanaisChanged(): () => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(async () => {
    for (const queryKey of [keys.ucs, keys.saidas]) {
      void queryClient.invalidateQueries({ queryKey })
      announceChange(queryKey)
    }
    announceChange(keys.canais)
    await queryClient.invalidateQueries({ queryKey: keys.canais })
  }, [queryClient])
}
