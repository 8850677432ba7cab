import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import { isValidProtocolo } from '@ramal/shared/domain/protocolo.ts'
import { isValidUcNumber } from '@ramal/shared/domain/uc-number.ts'

/** Fewer digits than this may be an old number that is still being typed, which a check digit fits by chance. */
const MIN_UC_DIGITS = 10

/**
 * Whether the text can mean only one thing, proved by its check digits or, for a protocolo, its date: then a single hit
 * opens without asking. Everything else waits for Enter.
 */
export function isExactQuery(q: string): boolean {
  const digits = q.replace(/\D/g, '')
  const isUc =
    /^[\d.\s-]+$/.test(q) && digits.length >= MIN_UC_DIGITS && isValidUcNumber(digits.padStart(15, '0'))
  return isUc || identifyDocument(q) !== null || isValidProtocolo(q)
}
