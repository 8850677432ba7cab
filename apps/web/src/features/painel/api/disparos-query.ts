import { listarDisparos } from '@ramal/shared/contracts/disparos.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'
import { ATUALIZA_MS } from './atualiza.ts'

const LIMITE = 50

const disparosQuery = (queryKey: readonly string[], filtro: { estado: 'retido' } | { problema: string }) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const depois = pageParam === null ? {} : { depois: pageParam }
      return call(listarDisparos, { query: { ...filtro, ...depois, limite: LIMITE } }, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.depois,
    refetchInterval: ATUALIZA_MS,
  })

/** What the panel holds, newest first, a page at a time. */
export const retidosQuery = disparosQuery(keys.disparosRetidos, { estado: 'retido' })

/** What did not arrive. */
export const perdidosQuery = disparosQuery(keys.disparosPerdidos, { problema: 'true' })
