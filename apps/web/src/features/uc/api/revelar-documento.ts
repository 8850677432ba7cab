import { revelarDocumento } from '@ramal/shared/contracts/ucs.ts'
import { useWrite } from '#api/use-write.ts'

/** The answer is not kept in the query cache: what was shown is gone when its place on screen is. */
export function useRevelarDocumento() {
  return useWrite(revelarDocumento, { gcTime: 0 })
}
