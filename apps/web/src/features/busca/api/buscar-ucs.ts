import { buscarUcs } from '@ramal/shared/contracts/ucs.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** A search as a query: a newer one cancels the older, and going back to a text shows at once what it had found. */
export const buscaQuery = (q: string) =>
  queryOptions({
    queryKey: keys.busca(q),
    queryFn: ({ signal }) => call(buscarUcs, { body: { q, limite: 12 } }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    // Names and documents do not stay in memory longer than somebody may go back to them.
    gcTime: 60_000,
  })
