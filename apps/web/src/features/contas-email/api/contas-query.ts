import { listarContasEmail } from '@ramal/shared/contracts/contas-email.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Every account, by name, and whether they are in use at all. */
export const contasQuery = queryOptions({
  queryKey: keys.contasEmail,
  queryFn: ({ signal }) => call(listarContasEmail, {}, { signal }),
})
