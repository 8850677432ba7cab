import { listarPagamentosSemFatura } from '@ramal/shared/contracts/pagamentos.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** The payments of no bill that is known, a page at a time. */
export const pagamentosSemFaturaQuery = infiniteQueryOptions({
  queryKey: keys.pagamentosSemFatura,
  queryFn: ({ pageParam, signal }) =>
    call(listarPagamentosSemFatura, { query: pageParam === null ? {} : { depois: pageParam } }, { signal }),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.depois,
})
