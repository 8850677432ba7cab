import { verTextoDaBarra } from '@ramal/shared/contracts/faturas.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** What an SMS with the barra of a bill would say, in how many parts. */
export const textoDaBarraQuery = (faturaId: number) =>
  queryOptions({
    queryKey: keys.textoDaBarra(faturaId),
    queryFn: ({ signal }) => call(verTextoDaBarra, { params: { id: faturaId } }, { signal }),
  })
