import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { type Sessao, verSessao } from '@ramal/shared/contracts/sessao.ts'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'
import { announceChange } from './tabs.ts'

/** The session with how far the server's clock is ahead of this machine's, in milliseconds. */
export type SessaoLocal = Sessao & { desvioMs: number }

export function withClock(sessao: Sessao): SessaoLocal {
  return { ...sessao, desvioMs: Date.parse(sessao.agora) - Date.now() }
}

/**
 * Who is here and the call this agent has open. Read again whenever the window gets the focus, because the call may
 * have been opened or closed in another tab or on another machine.
 */
export const sessaoQuery = queryOptions({
  queryKey: keys.sessao,
  queryFn: async ({ signal }): Promise<SessaoLocal> => withClock(await call(verSessao, {}, { signal })),
  staleTime: 0,
  refetchOnWindowFocus: 'always',
})

/** Puts what the server answered about the open call into the session, here and in the person's other tabs. */
export function useAdoptAtendimento(): (atendimento: Atendimento) => void {
  const queryClient = useQueryClient()
  return (atendimento) => {
    const atendimentoAberto = atendimento.fim === null ? atendimento : null
    queryClient.setQueryData(sessaoQuery.queryKey, (sessao) => sessao && { ...sessao, atendimentoAberto })
    announceChange(keys.sessao)
  }
}
