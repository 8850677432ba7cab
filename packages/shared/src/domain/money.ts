/** Money is an integer number of centavos everywhere; floats never touch it. */

/**
 * '187,45' with points between thousands, no symbol. Throws RangeError when the amount is not a whole number of
 * centavos.
 */
export function formatDecimal(centavos: number): string {
  if (!Number.isSafeInteger(centavos)) throw new RangeError('money is a whole number of centavos')
  const digits = String(Math.abs(centavos)).padStart(3, '0')
  const reais = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${centavos < 0 ? '-' : ''}${reais},${digits.slice(-2)}`
}

/** 'R$ 187,45' and '-R$ 187,45'. The space is U+00A0, as Intl writes it, so that the amount never breaks over two lines. */
export function formatCentavos(centavos: number): string {
  const text = formatDecimal(centavos)
  return text.startsWith('-') ? `-R$\u00a0${text.slice(1)}` : `R$\u00a0${text}`
}

/** Centavos of whole and fractional digits, or null beyond what a number holds exactly. */
function toCentavos(sign: string | undefined, reais: string, fraction: string): number | null {
  const centavos = Number(`${reais}${fraction.padEnd(2, '0')}`)
  if (!Number.isSafeInteger(centavos)) return null
  return sign && centavos !== 0 ? -centavos : centavos
}

/**
 * Centavos of an amount as Brazilians type it: '1.234,56', 'R$ 1.234,56', '187,5', '187'. Null for anything else, also
 * for '187.45': a point separates thousands here, and guessing would be wrong a hundredfold.
 */
export function parseReais(text: string): number | null {
  const match = /^(-)?(?:R\$\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/i.exec(text.trim())
  return match ? toCentavos(match[1], match[2]!.replaceAll('.', ''), match[3] ?? '') : null
}

/**
 * Centavos of a machine's decimal ('161.99', as in an NF3e), exact. Null when the text is not one or when it holds a
 * fraction of a centavo; zeros after the second place are accepted.
 */
export function decimalToCentavos(text: string): number | null {
  const match = /^(-)?(\d+)(?:\.(\d{1,2})0*)?$/.exec(text)
  return match ? toCentavos(match[1], match[2]!, match[3] ?? '') : null
}
