import { mod11Digit, weightedSum } from './check-digits.ts'
import { stripPunctuation } from './punctuation.ts'

// REN ANEEL 1.095/2024: ten sequential digits, three of the distributor, two check digits.
const WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 10, 9, 8]

/**
 * The two check digits of a national UC number, from its first thirteen digits. The second one is computed over the
 * digits 2 to 13 followed by the first. Throws RangeError when the text is not thirteen digits.
 */
export function ucCheckDigits(first13: string): string {
  if (!/^\d{13}$/.test(first13)) throw new RangeError('ucCheckDigits takes exactly thirteen digits')
  const first = mod11Digit(weightedSum(first13, WEIGHTS))
  return `${first}${mod11Digit(weightedSum(`${first13.slice(1)}${first}`, WEIGHTS))}`
}

/**
 * Whether the text is a national UC number of fifteen digits, with or without punctuation. The sequential part must not
 * be zero: otherwise one in a hundred of the short old numbers, once padded, would pass for a national one.
 */
export function isValidUcNumber(text: string): boolean {
  const digits = stripPunctuation(text)
  return (
    /^\d{15}$/.test(digits) &&
    !digits.startsWith('0000000000') &&
    digits.endsWith(ucCheckDigits(digits.slice(0, 13)))
  )
}

/**
 * The number to store or look up: the national one with its fifteen digits when the check digits agree, also when it was
 * typed without its leading zeros; any other text only loses its punctuation (an old number keeps its own zeros). An
 * old number of six digits or more may pass by chance, so a search must look for what was typed as well.
 */
export function normalizeUcNumber(text: string): string {
  const typed = stripPunctuation(text)
  const padded = typed.padStart(15, '0')
  return isValidUcNumber(padded) ? padded : typed
}

/** A fifteen-digit number as printed on bills, '0.013.479.258.028-10'; anything else comes back as it was. */
export function formatUcNumber(text: string): string {
  const digits = stripPunctuation(text)
  if (!/^\d{15}$/.test(digits)) return text
  return digits.replace(/^(\d)(\d{3})(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3.$4.$5-$6')
}
