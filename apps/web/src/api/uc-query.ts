import { verUc } from '@ramal/shared/contracts/ucs.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'

/** All that a call needs of a UC, in one answer. */
export const ucQuery = (ucId: number) =>
  queryOptions({
    queryKey: keys.uc(ucId),
    queryFn: ({ signal }) => call(verUc, { params: { id: ucId } }, { signal }),
  })
