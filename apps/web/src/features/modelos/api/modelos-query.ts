import { listarModelos, type TipoModelo, versoesModelo } from '@ramal/shared/contracts/modelos.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Every model with the words in use, the product's own and the variables. */
export const modelosQuery = queryOptions({
  queryKey: keys.modelos,
  queryFn: async ({ signal }) => (await call(listarModelos, {}, { signal })).itens,
})

/** What has been in use, the newest first. */
export const versoesQuery = (tipo: TipoModelo) =>
  queryOptions({
    queryKey: keys.versoesModelo(tipo),
    queryFn: async ({ signal }) => (await call(versoesModelo, { params: { tipo } }, { signal })).itens,
  })
