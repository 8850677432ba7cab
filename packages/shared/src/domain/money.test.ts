import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalToCentavos, formatCentavos, formatDecimal, parseReais } from './money.ts'
import { anyText } from './test-arbitraries.ts'

// Intl works on floats: beyond this it loses centavos.
const amount = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 })
const intl = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' })

describe('formatCentavos', () => {
  it('writes reais with a space that does not break', () => {
    expect(formatCentavos(18745)).toBe('R$\u00a0187,45')
    expect(formatCentavos(123456789)).toBe('R$\u00a01.234.567,89')
    expect(formatCentavos(5)).toBe('R$\u00a00,05')
    expect(formatCentavos(-18745)).toBe('-R$\u00a0187,45')
  })

  it('writes what Intl writes', () => {
    fc.assert(fc.property(amount, (centavos) => formatCentavos(centavos) === intl.format(centavos / 100)))
  })

  it('refuses a fraction of a centavo', () => {
    expect(() => formatCentavos(0.5)).toThrow(RangeError)
    expect(() => formatDecimal(Number.NaN)).toThrow(RangeError)
  })
})

describe('parseReais', () => {
  it('reads amounts as people type them', () => {
    expect(parseReais('1.234,56')).toBe(123456)
    expect(parseReais(' R$ 187,5 ')).toBe(18750)
    expect(parseReais('187')).toBe(18700)
    expect(parseReais('-10,00')).toBe(-1000)
  })

  it('refuses points that do not separate thousands, and more than two decimals', () => {
    expect(parseReais('187.45')).toBeNull()
    expect(parseReais('1.2345')).toBeNull()
    expect(parseReais('1,234')).toBeNull()
    expect(parseReais('')).toBeNull()
    expect(parseReais('99999999999999999')).toBeNull()
  })

  it('undoes both formats', () => {
    fc.assert(
      fc.property(amount, (centavos) => {
        expect(parseReais(formatCentavos(centavos))).toBe(centavos)
        expect(parseReais(formatDecimal(centavos))).toBe(centavos)
      }),
    )
  })

  it('gives whole centavos or null on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => parseReais(text) === null || Number.isSafeInteger(parseReais(text))),
    )
  })
})

describe('decimalToCentavos', () => {
  it('is exact where floats are not', () => {
    expect(decimalToCentavos('161.99')).toBe(16199)
    expect(decimalToCentavos('1.15')).toBe(115)
    expect(decimalToCentavos('161.9')).toBe(16190)
    expect(decimalToCentavos('161')).toBe(16100)
    expect(decimalToCentavos('161.9900')).toBe(16199)
    expect(decimalToCentavos('-5.00')).toBe(-500)
  })

  it('refuses fractions of a centavo and other notations', () => {
    for (const text of ['161.995', '161,99', '1e3', '', '.5', '5.', ' 5', '-', '99999999999999999.00']) {
      expect(decimalToCentavos(text)).toBeNull()
    }
  })

  it('reads every amount back', () => {
    fc.assert(
      fc.property(amount, (centavos) => {
        const digits = String(Math.abs(centavos)).padStart(3, '0')
        const decimal = `${centavos < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(decimalToCentavos(decimal)).toBe(centavos)
      }),
    )
  })

  it('answers on any text', () => {
    fc.assert(fc.property(anyText, (text) => decimalToCentavos(text) === null || /\d/.test(text)))
  })
})
