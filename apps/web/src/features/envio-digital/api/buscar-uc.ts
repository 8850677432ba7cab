import { buscarUcs } from '@ramal/shared/contracts/ucs.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '#api/client.ts'

const LIMITE = 8

/** The UCs that a typed text means. A POST, so that nothing personal stands in an address; asked, never kept. */
export function useBuscarUc() {
  return useMutation({
    mutationFn: (q: string) => call(buscarUcs, { body: { q, limite: LIMITE } }),
  })
}
