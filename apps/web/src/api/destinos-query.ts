import { listarDestinos } from '@ramal/shared/contracts/destinos.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'

/** Where the 2ª via of a UC may go, who it comes from, and which channels can be used. */
export const destinosQuery = (ucId: number) =>
  queryOptions({
    queryKey: keys.destinos(ucId),
    queryFn: ({ signal }) => call(listarDestinos, { params: { id: ucId } }, { signal }),
  })
