import { registrarRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { announceChange } from '#api/tabs.ts'
import { useWrite } from '#api/use-write.ts'

/** Records a recadastramento or its refusal. The person's data may stand in other UCs too, so all of them are stale. */
export function useRegistrarRecadastramento(ucId: number) {
  const queryClient = useQueryClient()
  return useWrite(registrarRecadastramento, {
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['uc'] })
      void queryClient.invalidateQueries({ queryKey: keys.enviosDigitais })
      announceChange(keys.uc(ucId))
    },
  })
}
