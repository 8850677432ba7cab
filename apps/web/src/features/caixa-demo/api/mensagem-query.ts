import { verMensagemDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** One message, whole. It was received and never changes. */
export const mensagemQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.mensagensDemo, id],
    queryFn: ({ signal }) => call(verMensagemDemo, { params: { id } }, { signal }),
    staleTime: Infinity,
  })
