import { historicoParametro } from '@ramal/shared/contracts/parametros.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Who changed a parameter, when, from what to what; the newest first. */
export const historicoQuery = (chave: string) =>
  queryOptions({
    queryKey: keys.historicoParametro(chave),
    queryFn: async ({ signal }) => (await call(historicoParametro, { params: { chave } }, { signal })).itens,
  })
