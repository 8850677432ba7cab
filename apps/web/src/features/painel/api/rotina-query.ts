import { verRotinaEnvio } from '@ramal/shared/contracts/painel.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'
import { ATUALIZA_MS } from './atualiza.ts'

/** When the routine runs next and what its last run did. */
export const rotinaQuery = queryOptions({
  queryKey: keys.rotinaEnvio,
  queryFn: ({ signal }) => call(verRotinaEnvio, {}, { signal }),
  refetchInterval: ATUALIZA_MS,
})
