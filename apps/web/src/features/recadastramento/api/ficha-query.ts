import { verFichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/**
 * What is asked in a recadastramento of the UC, and why now. Read anew each time the modal opens: the form starts from
 * it, and one that started from what was true before would ask about values that have changed since.
 */
export const fichaQuery = (ucId: number) =>
  queryOptions({
    queryKey: keys.fichaRecadastramento(ucId),
    queryFn: ({ signal }) => call(verFichaRecadastramento, { params: { id: ucId } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
