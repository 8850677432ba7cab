import { listarSaidas } from '@ramal/shared/contracts/saidas.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Accounts and providers that fail, the worst first. */
export const saidasQuery = queryOptions({
  queryKey: keys.saidas,
  queryFn: async ({ signal }) => (await call(listarSaidas, {}, { signal })).itens,
})
