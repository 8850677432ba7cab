import { listarLotesImpressao } from '@ramal/shared/contracts/lotes-impressao.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

const LIMITE = 20
const ANDAMENTO_MS = 1000

/** The lots, newest first, with how many bills wait; read each second while one is being put together. */
export const lotesQuery = infiniteQueryOptions({
  queryKey: keys.lotesImpressao,
  queryFn: ({ pageParam, signal }) => {
    const depois = pageParam === null ? {} : { depois: pageParam }
    return call(listarLotesImpressao, { query: { ...depois, limite: LIMITE } }, { signal })
  },
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.depois,
  refetchInterval: ({ state: { data } }) =>
    data?.pages.some(({ itens }) => itens.some(({ estado, erro }) => estado === 'montando' && erro === null))
      ? ANDAMENTO_MS
      : false,
})
