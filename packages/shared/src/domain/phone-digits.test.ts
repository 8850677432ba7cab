import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, isValidDdd, phoneVariants, phoneVariantsInAnyDdd, splitPhone } from './phone-digits.ts'
import { anyText, digits } from './test-arbitraries.ts'

describe('isValidDdd', () => {
  it('knows the 67 area codes', () => {
    const all = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0')).filter(isValidDdd)
    expect(all).toHaveLength(67)
    expect(isValidDdd('20')).toBe(false)
  })
})

describe('splitPhone', () => {
  const mobile = { ddd: '34', assinante: '987654321', tipo: 'movel' }

  it.each([
    '+5534987654321',
    '5534987654321',
    '(34) 98765-4321',
    '34 98765 4321',
    '034 98765-4321',
    '0 15 34 98765-4321',
    '+55 34 98765-4321',
  ])('reads %s', (text) => {
    expect(splitPhone(text)).toEqual(mobile)
  })

  it('tells landlines and mobiles without the ninth digit apart', () => {
    expect(splitPhone('34 3210-9876')?.tipo).toBe('fixo')
    expect(splitPhone('(34) 8765-4321')?.tipo).toBe('movel_antigo')
  })

  it('reads a number of area code 55 with and without the country code', () => {
    expect(splitPhone('55 99876-5432')).toEqual({ ddd: '55', assinante: '998765432', tipo: 'movel' })
    expect(splitPhone('+55 55 99876-5432')).toEqual({ ddd: '55', assinante: '998765432', tipo: 'movel' })
  })

  it.each(['(20) 98765-4321', '98765-4321', '+1 650 253 0000', '34 1234-5678', '34 98765-4321 ramal 2', ''])(
    'refuses "%s"',
    (text) => {
      expect(splitPhone(text)).toBeNull()
    },
  )
})

describe('phoneVariants', () => {
  it('gives a mobile with and without its ninth digit, the given form first', () => {
    expect(phoneVariants('(34) 98765-4321')).toEqual(['+5534987654321', '+553487654321'])
    expect(phoneVariants('+553487654321')).toEqual(['+553487654321', '+5534987654321'])
  })

  it('never turns a mobile into a landline', () => {
    expect(phoneVariants('+5534932109876')).toEqual(['+5534932109876'])
    expect(phoneVariants('+553432109876')).toEqual(['+553432109876'])
  })

  it('gives the same forms for each of them', () => {
    fc.assert(
      fc.property(digits(7), fc.constantFrom('0', '6', '7', '8', '9'), (rest, first) => {
        const forms = phoneVariants(`+5534${first}${rest}`)
        expect(forms).toHaveLength(2)
        for (const form of forms) expect(phoneVariants(form).toSorted()).toEqual(forms.toSorted())
      }),
    )
  })

  it('completes a number said without its area code in every area', () => {
    const forms = phoneVariantsInAnyDdd('987654321')
    expect(forms).toHaveLength(2 * 67)
    expect(forms).toContain('+5534987654321')
    expect(forms).toContain('+551187654321')
    expect(phoneVariantsInAnyDdd('32109876')).toHaveLength(67)
  })

  it('gives only E.164 of Brazil on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => phoneVariants(text).every((form) => /^\+55\d{10,11}$/.test(form))),
    )
  })
})

describe('formatPhone', () => {
  it('writes each kind as people do', () => {
    expect(formatPhone('+5534987654321')).toBe('(34) 98765-4321')
    expect(formatPhone('+553432109876')).toBe('(34) 3210-9876')
    expect(formatPhone('+558007210116')).toBe('0800 721 0116')
    expect(formatPhone('+5540031234')).toBe('4003-1234')
  })

  it('leaves other text as it is', () => {
    expect(formatPhone('+16502530000')).toBe('+16502530000')
    expect(formatPhone('ligar depois')).toBe('ligar depois')
  })

  it('is read back as the same phone', () => {
    fc.assert(
      fc.property(digits(8), (rest) => {
        expect(phoneVariants(formatPhone(`+55349${rest}`))[0]).toBe(`+55349${rest}`)
      }),
    )
  })
})
