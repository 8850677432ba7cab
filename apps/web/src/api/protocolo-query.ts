import { verProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'
import { keys } from './keys.ts'

/** Everything that a protocol recorded and caused, in order of time. */
export const protocoloQuery = (protocolo: string) =>
  queryOptions({
    queryKey: keys.protocolo(protocolo),
    queryFn: ({ signal }) => call(verProtocolo, { params: { protocolo } }, { signal }),
  })
