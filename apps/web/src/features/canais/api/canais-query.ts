import { listarCanais } from '@ramal/shared/contracts/canais.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Each channel as it is configured, without its secrets. */
export const canaisQuery = queryOptions({
  queryKey: keys.canais,
  queryFn: async ({ signal }) => (await call(listarCanais, {}, { signal })).itens,
})
