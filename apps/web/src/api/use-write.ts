import type { Contract } from '@ramal/shared/contracts/contract.ts'
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, call, type CallArgs } from './client.ts'
import { Intention } from './intention.ts'
import { type ProblemaError, SEM_REDE } from './problema-error.ts'

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
  const [intention] = useState(() => new Intention())
  return useMutation({
    ...options,
    mutationFn: async (args: CallArgs<C>) => {
      if (!contract.idempotente) return call(contract, args)
      const answer = await call(contract, args, { idempotencyKey: intention.keyFor(args) })
      intention.succeeded()
      return answer
    },
    retry: (failures, error) => contract.idempotente === true && error.codigo === SEM_REDE && failures < 1,
  })
}
