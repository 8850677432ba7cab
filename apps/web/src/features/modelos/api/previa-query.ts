import { type FontesModelo, preverModelo, type TipoModelo } from '@ramal/shared/contracts/modelos.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** The message as it would leave, or the refusal of its words. The last good one stays while the next is asked for. */
export const previaQuery = (tipo: TipoModelo, fontes: FontesModelo) =>
  queryOptions({
    queryKey: [...keys.modelos, tipo, 'previa', fontes],
    queryFn: ({ signal }) => call(preverModelo, { params: { tipo }, body: fontes }, { signal }),
    placeholderData: keepPreviousData,
    // Words that are refused are refused again.
    retry: false,
    gcTime: 30_000,
  })
