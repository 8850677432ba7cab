import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText, changeDigit, digits, step } from './test-arbitraries.ts'
import { formatUcNumber, isValidUcNumber, normalizeUcNumber, ucCheckDigits } from './uc-number.ts'
import vectors from './vectors.json' with { type: 'json' }

const national = digits(13)
  .filter((first13) => !first13.startsWith('0000000000'))
  .map((first13) => `${first13}${ucCheckDigits(first13)}`)

describe('isValidUcNumber', () => {
  it.each(vectors.uc.valid)('accepts %s', (numero) => expect(isValidUcNumber(numero)).toBe(true))
  it.each(vectors.uc.invalid)('refuses %s', (numero) => expect(isValidUcNumber(numero)).toBe(false))

  it('accepts the punctuation of a bill', () => {
    expect(isValidUcNumber('0.013.479.258.028-10')).toBe(true)
  })

  it('refuses a number without its leading zeros, and one of zeros', () => {
    expect(isValidUcNumber('101832')).toBe(false)
    expect(isValidUcNumber('000000000000000')).toBe(false)
  })

  it('accepts what ucCheckDigits completes', () => {
    fc.assert(fc.property(national, isValidUcNumber))
  })

  // The remainders 0 and 1 both give the digit 0, so the guarantee holds where the first check digit is another.
  it('refuses a single changed digit when the first check digit is not 0', () => {
    fc.assert(
      fc.property(national, fc.nat(14), step, (numero, position, by) => {
        fc.pre(numero[13] !== '0')
        expect(isValidUcNumber(changeDigit(numero, position, by))).toBe(false)
      }),
    )
  })
})

describe('ucCheckDigits', () => {
  it('refuses anything but thirteen digits', () => {
    expect(() => ucCheckDigits('123')).toThrow(RangeError)
    expect(() => ucCheckDigits('123456789012x')).toThrow(RangeError)
  })
})

describe('normalizeUcNumber', () => {
  it('gives the fifteen digits of a national number typed with punctuation or without leading zeros', () => {
    expect(normalizeUcNumber('0.013.479.258.028-10')).toBe('001347925802810')
    expect(normalizeUcNumber('1347925802810')).toBe('001347925802810')
    expect(normalizeUcNumber('101832')).toBe('000000000101832')
  })

  it('leaves an old number as typed, zeros included', () => {
    expect(normalizeUcNumber('007001234567')).toBe('007001234567')
    expect(normalizeUcNumber('7.001.234.567')).toBe('7001234567')
  })

  it('finds a national number again however it was formatted', () => {
    fc.assert(
      fc.property(national, (numero) => {
        expect(normalizeUcNumber(formatUcNumber(numero))).toBe(numero)
        expect(normalizeUcNumber(numero.replace(/^0+/, ''))).toBe(numero)
      }),
    )
  })

  it('answers on any text and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => normalizeUcNumber(normalizeUcNumber(text)) === normalizeUcNumber(text)),
    )
  })
})

describe('formatUcNumber', () => {
  it('prints fifteen digits as a bill does', () => {
    expect(formatUcNumber('001347925802810')).toBe('0.013.479.258.028-10')
  })

  it('leaves an old number as it is', () => {
    expect(formatUcNumber('7001234567')).toBe('7001234567')
  })
})
