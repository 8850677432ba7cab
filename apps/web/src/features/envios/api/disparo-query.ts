import { verDisparo } from '@ramal/shared/contracts/disparos.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** One disparo with everything that happened to it. */
export const disparoQuery = (id: number) =>
  queryOptions({
    queryKey: keys.disparo(id),
    queryFn: ({ signal }) => call(verDisparo, { params: { id } }, { signal }),
  })
