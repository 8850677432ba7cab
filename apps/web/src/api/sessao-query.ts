import { type Sessao, verSessao } from '@ramal/shared/contracts/sessao.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'

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
