import { contarRetornos, listarRetornos } from '@ramal/shared/contracts/retornos.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** What came back and matched nothing that was sent, a page at a time, the newest first. */
export const retornosSemDisparoQuery = infiniteQueryOptions({
  queryKey: [...keys.retornos, 'sem-disparo'],
  queryFn: ({ pageParam, signal }) =>
    call(
      listarRetornos,
      { query: { situacao: 'sem_disparo', ...(pageParam !== null && { depois: pageParam }) } },
      { signal },
    ),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.depois,
})

export const contagensQuery = queryOptions({
  queryKey: [...keys.retornos, 'contagens'],
  queryFn: async ({ signal }) => (await call(contarRetornos, {}, { signal })).itens,
})
