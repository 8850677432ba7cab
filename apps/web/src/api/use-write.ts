import type { Contract } from '@ramal/shared/contracts/contract.ts'
import {
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, call, type CallArgs } from './client.ts'
import { Intention } from './intention.ts'
import { keys } from './keys.ts'
import { type ProblemaError, SEM_REDE } from './problema-error.ts'
import { Underway } from './underway.ts'

type Options<C extends Contract> = Omit<
  UseMutationOptions<Answer<C>, ProblemaError, CallArgs<C>>,
  'mutationFn' | 'retry'
>

/**
 * A write by its contract: `mutate(args)` sends it with the idempotency key of the intention. Only what got no answer is
 * tried again by itself, and only where the server knows a repeat.
 */
export function useWrite<C extends Contract>(
  contract: C,
  options: Options<C> = {},
): UseMutationResult<Answer<C>, ProblemaError, CallArgs<C>> {
  const queryClient = useQueryClient()
  const [intention] = useState(() => new Intention())
  const [underway] = useState(() => new Underway<Answer<C>>())
  return useMutation({
    ...options,
    mutationFn: async (args: CallArgs<C>) => {
      const answer = contract.idempotente
        ? await call(contract, args, { idempotencyKey: intention.keyFor(args) })
        : await underway.join(args, () => call(contract, args))
      intention.succeeded()
      // Whatever is written in a call becomes an event of its protocol.
      void queryClient.invalidateQueries({ queryKey: keys.protocolos })
      return answer
    },
    retry: (failures, error) => contract.idempotente === true && error.codigo === SEM_REDE && failures < 1,
  })
}
