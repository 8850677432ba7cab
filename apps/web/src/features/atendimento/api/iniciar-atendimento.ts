import { type Atendimento, iniciarAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '#api/keys.ts'
import { useAdoptAtendimento } from '#api/sessao-query.ts'
import { useWrite } from '#api/use-write.ts'

/** When the agent already has a call open elsewhere, the session is read again and shows it. */
export function useIniciarAtendimento(onStarted: (atendimento: Atendimento) => void) {
  const adopt = useAdoptAtendimento()
  const queryClient = useQueryClient()
  return useWrite(iniciarAtendimento, {
    onSuccess: (atendimento) => {
      // Whether the recadastramento is due is decided in each call by what is true then.
      queryClient.removeQueries({ queryKey: keys.ucs })
      adopt(atendimento)
      onStarted(atendimento)
    },
    onError: (error) => {
      if (error.codigo === 'atendimento_ja_aberto')
        void queryClient.invalidateQueries({ queryKey: keys.sessao })
    },
  })
}
