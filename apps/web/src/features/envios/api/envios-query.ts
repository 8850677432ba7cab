import { listarDisparos } from '@ramal/shared/contracts/disparos.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

const LIMITE = 20
const ATUALIZA_MS = 10_000

/** All that was sent, or is to be, for one UC: newest first, a page at a time, read again while it is on screen. */
export const enviosQuery = (ucId: number) =>
  infiniteQueryOptions({
    queryKey: keys.envios(ucId),
    queryFn: ({ pageParam, signal }) => {
      const depois = pageParam === null ? {} : { depois: pageParam }
      return call(listarDisparos, { query: { ucId: String(ucId), ...depois, limite: LIMITE } }, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.depois,
    refetchInterval: ATUALIZA_MS,
  })
