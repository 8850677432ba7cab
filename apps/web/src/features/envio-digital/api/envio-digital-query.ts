import { verEnvioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '#api/client.ts'
import { keys } from '#api/keys.ts'

/** The adhesion of a UC, or its absence, and all that the form needs. */
export const envioDigitalQuery = (ucId: number) =>
  queryOptions({
    queryKey: keys.envioDigital(ucId),
    queryFn: ({ signal }) => call(verEnvioDigital, { params: { id: ucId } }, { signal }),
  })
