import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDocument,
  identifyDocument,
  isValidCaepf,
  isValidCei,
  isValidCnpj,
  isValidCpf,
  maskDocument,
  normalizeDocument,
} from './documents.ts'
import { anyText, changeDigit, digits, step } from './test-arbitraries.ts'
import vectors from './vectors.json' with { type: 'json' }

const cases = [
  { tipo: 'cpf', isValid: isValidCpf, ...vectors.cpf },
  { tipo: 'cnpj', isValid: isValidCnpj, ...vectors.cnpj },
  { tipo: 'cei', isValid: isValidCei, ...vectors.cei },
  { tipo: 'caepf', isValid: isValidCaepf, ...vectors.caepf },
] as const

describe.each(cases)('$tipo', ({ tipo, isValid, valid, invalid }) => {
  it.each(valid)('accepts %s bare and with its punctuation, and identifies it', (text) => {
    expect(isValid(text)).toBe(true)
    expect(isValid(` ${formatDocument(text)} `)).toBe(true)
    expect(identifyDocument(formatDocument(text))).toEqual({ tipo, documento: text })
  })

  it.each(invalid)('refuses %s', (text) => {
    expect(isValid(text)).toBe(false)
  })

  it.each(valid)('refuses %s with any other last digit', (text) => {
    for (let by = 1; by <= 9; by++) expect(isValid(changeDigit(text, text.length - 1, by))).toBe(false)
  })

  it('answers on any text', () => {
    fc.assert(fc.property(anyText, (text) => typeof isValid(text) === 'boolean'))
  })
})

/** Completes a base with the only pair of digits that passes, found by trying all: independent of the algorithm. */
function complete(base: string, isValid: (text: string) => boolean): string | null {
  const passing = Array.from({ length: 100 }, (_, pair) => `${base}${String(pair).padStart(2, '0')}`).filter(
    isValid,
  )
  return passing.length === 1 ? passing[0]! : null
}

describe('check digits', () => {
  it('are a single pair for each base that is not a repeated digit', () => {
    fc.assert(fc.property(digits(9), (base) => /^(\d)\1+$/.test(base) || complete(base, isValidCpf) !== null))
    fc.assert(
      fc.property(digits(12), (base) => /^(\d)\1+$/.test(base) || complete(base, isValidCnpj) !== null),
    )
  })

  // The remainders 0 and 1 both give the digit 0, so the guarantee holds where the first digit is another.
  it('catch any single changed digit of a CPF whose first check digit is not 0', () => {
    fc.assert(
      fc.property(digits(9), fc.nat(10), step, (base, position, by) => {
        const cpf = complete(base, isValidCpf)
        fc.pre(cpf !== null && cpf[9] !== '0')
        expect(isValidCpf(changeDigit(cpf, position, by))).toBe(false)
      }),
    )
  })

  it('catch any single changed digit of a numeric CNPJ whose first check digit is not 0', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(13), step, (base, position, by) => {
        const cnpj = complete(base, isValidCnpj)
        fc.pre(cnpj !== null && cnpj[12] !== '0')
        expect(isValidCnpj(changeDigit(cnpj, position, by))).toBe(false)
      }),
    )
  })
})

describe('normalizeDocument', () => {
  it('keeps the letters of a CNPJ and raises them to upper case', () => {
    expect(normalizeDocument('12.abc.345/01de-35')).toBe('12ABC34501DE35')
    expect(isValidCnpj('12.abc.345/01de-35')).toBe(true)
  })

  it('does not turn letters outside A to Z into valid ones', () => {
    expect(isValidCnpj('Q0ſLFMBD7VX439')).toBe(false)
    expect(isValidCpf('５２９９８２２４７２５')).toBe(false)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => normalizeDocument(normalizeDocument(text)) === normalizeDocument(text)),
    )
  })
})

describe('formatDocument', () => {
  it('punctuates each kind', () => {
    expect(formatDocument('52998224725')).toBe('529.982.247-25')
    expect(formatDocument('12abc34501de35')).toBe('12.ABC.345/01DE-35')
    expect(formatDocument('115830024985')).toBe('11.583.00249/85')
    expect(formatDocument('29311861000184')).toBe('293.118.610/001-84')
  })

  it('punctuates a document with wrong check digits by its length', () => {
    expect(formatDocument('52998224726')).toBe('529.982.247-26')
  })

  it('leaves a text of no known shape as it is', () => {
    expect(formatDocument('MG-1234')).toBe('MG-1234')
  })

  it('is undone by normalizeDocument', () => {
    fc.assert(
      fc.property(anyText, (text) => normalizeDocument(formatDocument(text)) === normalizeDocument(text)),
    )
  })
})

describe('maskDocument', () => {
  it('shows only the middle of each kind', () => {
    expect(maskDocument('529.982.247-25')).toBe('***.982.***-**')
    expect(maskDocument('11222333000181')).toBe('**.222.333/****-**')
    expect(maskDocument('115830024985')).toBe('**.583.*****/**')
    expect(maskDocument('29311861000184')).toBe('***.118.***/***-**')
  })

  it('hides a text of no known shape whole', () => {
    expect(maskDocument('MG-1234')).toBe('******')
    fc.assert(fc.property(digits(10), (text) => maskDocument(text) === '*'.repeat(10)))
  })
})
