import { contarDisparos } from '@ramal/shared/contracts/painel.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'
import { ATUALIZA_MS } from './atualiza.ts'

/** How much waits and how much did not arrive, read again while the page is open. */
export const contagensQuery = queryOptions({
  queryKey: keys.contagensDisparos,
  queryFn: async ({ signal }) => (await call(contarDisparos, {}, { signal })).itens,
  refetchInterval: ATUALIZA_MS,
})
