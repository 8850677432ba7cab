import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNf3eKey, formatNf3eKey, isValidNf3eKey, nf3eKeyCheckDigit, parseNf3eKey } from './nf3e-key.ts'
import { anyText, changeDigit, digits, step } from './test-arbitraries.ts'
import vectors from './vectors.json' with { type: 'json' }

const SAMPLE = '31261111222333000181660010000001231007654320'

const sampleParts = {
  uf: '31',
  anoMes: '2026-11',
  cnpj: '11222333000181',
  serie: 1,
  numero: 123,
  tpEmis: 1,
  nSiteAutoriz: 0,
  cNF: '0765432',
}

const parts = fc.record({
  uf: fc.constantFrom('31', '35', '53'),
  anoMes: fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => {
    return `20${year}-${String(month).padStart(2, '0')}`
  }),
  cnpj: fc.stringMatching(/^[A-Z0-9]{12}[0-9]{2}$/),
  serie: fc.nat(999),
  numero: fc.nat(999_999_999),
  tpEmis: fc.constantFrom(1, 2),
  nSiteAutoriz: fc.nat(9),
  cNF: digits(7),
})

describe('isValidNf3eKey', () => {
  it.each([...vectors.accessKey.valid, SAMPLE])('accepts %s, also in blocks', (key) => {
    expect(isValidNf3eKey(key)).toBe(true)
    expect(isValidNf3eKey(formatNf3eKey(key))).toBe(true)
  })

  it.each(vectors.accessKey.invalid)('refuses %s', (key) => {
    expect(isValidNf3eKey(key)).toBe(false)
  })

  it.each([
    ['a state that does not exist', '30', 0],
    ['a thirteenth month', '13', 4],
    ['another model', '55', 20],
  ])('refuses %s under the right check digit', (_, value, at) => {
    const first43 = `${SAMPLE.slice(0, at)}${value}${SAMPLE.slice(at + 2, 43)}`
    expect(isValidNf3eKey(`${first43}${nf3eKeyCheckDigit(first43)}`)).toBe(false)
  })

  // The remainders 0 and 1 both give the digit 0, so the guarantee holds where it is another.
  it('refuses a single changed digit when the check digit is not 0', () => {
    fc.assert(
      fc.property(parts, fc.nat(43), step, (fields, position, by) => {
        const key = buildNf3eKey(fields)
        fc.pre(key[43] !== '0' && /\d/.test(key[position]!))
        expect(isValidNf3eKey(changeDigit(key, position, by))).toBe(false)
      }),
    )
  })

  it('answers on any text', () => {
    fc.assert(fc.property(anyText, (text) => !isValidNf3eKey(text) || formatNf3eKey(text) !== text))
  })
})

describe('parseNf3eKey', () => {
  it('gives the fields', () => {
    expect(parseNf3eKey(SAMPLE)).toEqual({ ...sampleParts, ufSigla: 'MG', modelo: '66', dv: 0 })
  })

  it('is undone by buildNf3eKey, for CNPJs with letters too', () => {
    fc.assert(
      fc.property(parts, (fields) => {
        expect(parseNf3eKey(buildNf3eKey(fields))).toMatchObject(fields)
      }),
    )
  })
})

describe('buildNf3eKey', () => {
  it('completes the key with its check digit', () => {
    expect(buildNf3eKey(sampleParts)).toBe(SAMPLE)
  })

  it.each([
    { serie: 1000, numero: 1 },
    { cNF: '765432' },
    { cNF: '00765432', cnpj: '1122233300018' },
    { anoMes: '11/2026' },
    { cnpj: '12abc34501de35' },
    { numero: -1 },
    { tpEmis: 1.5 },
  ])('refuses %j', (wrong) => {
    expect(() => buildNf3eKey({ ...sampleParts, ...wrong })).toThrow(RangeError)
  })
})

describe('formatNf3eKey', () => {
  it('prints eleven blocks of four', () => {
    expect(formatNf3eKey(SAMPLE)).toBe('3126 1111 2223 3300 0181 6600 1000 0001 2310 0765 4320')
  })
})
