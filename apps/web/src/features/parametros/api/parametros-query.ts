import { listarParametros } from '@ramal/shared/contracts/parametros.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Every parameter with its value, in the order of the tree. */
export const parametrosQuery = queryOptions({
  queryKey: keys.parametros,
  queryFn: async ({ signal }) => (await call(listarParametros, {}, { signal })).itens,
})
