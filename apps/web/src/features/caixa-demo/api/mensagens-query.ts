import { listarMensagensDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** Who looks at the box waits for a message to arrive. */
const REFRESH_MS = 3_000

/** The mail that was caught, the newest first; read again while it is on screen. */
export const mensagensQuery = queryOptions({
  queryKey: keys.mensagensDemo,
  queryFn: async ({ signal }) => (await call(listarMensagensDemo, {}, { signal })).itens,
  refetchInterval: REFRESH_MS,
})
