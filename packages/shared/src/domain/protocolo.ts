import { isValidDay } from './dates.ts'
import { stripPunctuation } from './punctuation.ts'

/** A protocolo is 'AAAAMMDD' (the São Paulo day of the start) and eight digits of a sequence: sixteen digits. */

const MAX_SEQUENCE = 99_999_999

/** The protocolo of a day and its sequence number, 0 to 99,999,999. Throws RangeError when either does not fit. */
export function buildProtocolo(day: string, sequencial: number): string {
  if (!isValidDay(day)) throw new RangeError('a protocolo starts with a calendar day AAAA-MM-DD')
  if (!Number.isInteger(sequencial) || sequencial < 0 || sequencial > MAX_SEQUENCE) {
    throw new RangeError('the sequence of a protocolo has at most eight digits')
  }
  return `${day.replaceAll('-', '')}${String(sequencial).padStart(8, '0')}`
}

/** The digits as stored, without the spaces in which a person reads or types them. Anything else is left in place. */
export function normalizeProtocolo(text: string): string {
  return stripPunctuation(text)
}

/** Whether the text is sixteen digits that start with a day of this century, with or without spaces. */
export function isValidProtocolo(text: string): boolean {
  const protocolo = normalizeProtocolo(text)
  if (!/^20\d{14}$/.test(protocolo)) return false
  return isValidDay(protocolo.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'))
}

/** '2026 1121 0000 4217': groups of four, as an agent reads it out. A text that is not a protocolo comes back as it was. */
export function formatProtocolo(text: string): string {
  const protocolo = normalizeProtocolo(text)
  return /^\d{16}$/.test(protocolo) ? protocolo.replace(/(\d{4})(?=\d)/g, '$1 ') : text
}
