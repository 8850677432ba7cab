import { charValue, mod10Digit, sumFromRight } from './check-digits.ts'
import { dueFactorToDate } from './due-factor.ts'

/**
 * The bar code of bank boletos: 44 digits, of which bank (3), currency '9', check digit, due factor (4), value (10),
 * free field (25). The linha digitável has 47: three fields with check digits, the general one, factor and value.
 */

/** The general check digit: 11 minus the remainder, with 1 for 0, 10 and 11, so that it is never 0. */
function generalDigit(digits: string): number {
  const digit = 11 - (sumFromRight(digits) % 11)
  return digit > 9 ? 1 : digit
}

/** Whether 44 digits are a boleto in reais whose general check digit (position 5) is right. */
export function isBoletoBarcode(barcode: string): boolean {
  // A code that starts with 8 is an arrecadação, and a damaged one must not pass for a boleto.
  if (!/^[0-79]\d{2}9\d{40}$/.test(barcode)) return false
  return charValue(barcode[4]!) === generalDigit(`${barcode.slice(0, 4)}${barcode.slice(5)}`)
}

function withDigit(field: string): string {
  return `${field}${mod10Digit(field)}`
}

/** The 47 digits of a valid 44-digit bar code. */
export function boletoToLinha(barcode: string): string {
  const first = withDigit(`${barcode.slice(0, 4)}${barcode.slice(19, 24)}`)
  const second = withDigit(barcode.slice(24, 34))
  const third = withDigit(barcode.slice(34, 44))
  return `${first}${second}${third}${barcode[4]}${barcode.slice(5, 19)}`
}

/** The 44 digits of a 47-digit line, or null when any of its four check digits is wrong. */
export function linhaToBoleto(linha: string): string | null {
  const free = `${linha.slice(4, 9)}${linha.slice(10, 20)}${linha.slice(21, 31)}`
  const barcode = `${linha.slice(0, 4)}${linha.slice(32)}${free}`
  return isBoletoBarcode(barcode) && boletoToLinha(barcode) === linha ? barcode : null
}

/** What a valid bar code says; `referencia` is the day of issue, for the factor's roll-over. */
export function readBoleto(barcode: string, referencia?: string) {
  return {
    banco: barcode.slice(0, 3),
    valorCentavos: Number(barcode.slice(9, 19)),
    vencimento: dueFactorToDate(barcode.slice(5, 9), referencia),
  }
}
