import { listarFaturasAParte } from '@ramal/shared/contracts/faturas.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** The bills kept aside because their UC is unknown, a page at a time. */
export const faturasAParteQuery = infiniteQueryOptions({
  queryKey: keys.faturasAParte,
  queryFn: ({ pageParam, signal }) =>
    call(listarFaturasAParte, { query: pageParam === null ? {} : { depois: pageParam } }, { signal }),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.depois,
})
