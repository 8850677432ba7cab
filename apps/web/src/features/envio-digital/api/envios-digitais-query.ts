import { listarEnviosDigitais } from '@ramal/shared/contracts/envio-digital.ts'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

const PAGINA = 100

/** The destinatários in force of every UC, a page at a time, the newest first. */
export const enviosDigitaisQuery = infiniteQueryOptions({
  queryKey: keys.enviosDigitais,
  queryFn: ({ pageParam, signal }) =>
    call(
      listarEnviosDigitais,
      { query: { limite: PAGINA, ...(pageParam === null ? {} : { depois: pageParam }) } },
      { signal },
    ),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.depois,
})
