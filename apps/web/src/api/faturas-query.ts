import { listarFaturasDaUc } from '@ramal/shared/contracts/faturas.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'

/** Every bill of the UC, the latest first; the table sorts them in the page. */
export const faturasQuery = (ucId: number) =>
  queryOptions({
    queryKey: keys.faturas(ucId),
    queryFn: async ({ signal }) =>
      (await call(listarFaturasDaUc, { params: { id: ucId } }, { signal })).itens,
  })
