import { listarContasEmail } from '@ramal/shared/contracts/contas-email.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Every account, by name. */
export const contasQuery = queryOptions({
  queryKey: keys.contasEmail,
  queryFn: async ({ signal }) => (await call(listarContasEmail, {}, { signal })).itens,
})
