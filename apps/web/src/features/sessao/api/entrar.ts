import { entrar } from '@ramal/shared/contracts/sessao.ts'
import { useMutation } from '@tanstack/react-query'
import { call, type CallArgs } from '#api/client.ts'
import { withClock } from '#api/sessao-query.ts'

/** Logs in and gives the session. A wrong password is an answer of this call, never an expired session. */
export function useEntrar() {
  return useMutation({
    mutationFn: async (body: CallArgs<typeof entrar>['body']) =>
      withClock(await call(entrar, { body }, { reauthenticates: false })),
  })
}
