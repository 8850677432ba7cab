import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, parsePhone } from './phone.ts'
import { anyText } from './test-arbitraries.ts'

describe('parsePhone', () => {
  it.each(['+5534987654321', '(34) 98765-4321', '034 98765-4321', '0 15 34 98765-4321', '5534987654321'])(
    'reads the mobile %s',
    (text) => {
      expect(parsePhone(text)).toEqual({ e164: '+5534987654321', tipo: 'movel', nacional: '(34) 98765-4321' })
    },
  )

  it('reads landlines and service numbers', () => {
    expect(parsePhone('34 3210-9876')).toEqual({
      e164: '+553432109876',
      tipo: 'fixo',
      nacional: '(34) 3210-9876',
    })
    expect(parsePhone('0800 721 0116')).toEqual({
      e164: '+558007210116',
      tipo: 'servico',
      nacional: '0800 721 0116',
    })
    expect(parsePhone('4003-1234')?.tipo).toBe('servico')
  })

  it.each([
    '(34) 8765-4321',
    '(11) 7777-1234',
    '(20) 98765-4321',
    '98765-4321',
    '190',
    '+1 650 253 0000',
    '(34) 98765-4321 ramal 12',
    'ligar para (34) 98765-4321',
    '',
  ])('refuses "%s"', (text) => {
    expect(parsePhone(text)).toBeNull()
  })

  it('completes a number without area code with the default one', () => {
    expect(parsePhone('98765-4321', { dddPadrao: '34' })?.e164).toBe('+5534987654321')
    expect(parsePhone('3210-9876', { dddPadrao: '34' })?.e164).toBe('+553432109876')
    expect(parsePhone('(11) 98765-4321', { dddPadrao: '34' })?.e164).toBe('+5511987654321')
    expect(parsePhone('4003-1234', { dddPadrao: '34' })?.tipo).toBe('servico')
    expect(parsePhone('8765-4321', { dddPadrao: '34' })).toBeNull()
  })

  it('gives a phone that formats and parses to itself, or null, on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const phone = parsePhone(text, { dddPadrao: '34' })
        return phone === null || parsePhone(formatPhone(phone.e164))?.e164 === phone.e164
      }),
    )
  })
})
