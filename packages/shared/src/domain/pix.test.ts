import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPixBrCode, crc16, parsePixBrCode } from './pix.ts'
import { anyText } from './test-arbitraries.ts'
import vectors from './vectors.json' with { type: 'json' }

const [manual, lax, staticCode, dynamicCode] = vectors.pix.valid as [string, string, string, string]

/** Puts the right CRC under a payload that ends with '6304'. */
function sign(payload: string): string {
  return `${payload}${crc16(payload)}`
}

describe('crc16', () => {
  it('gives the check value of CRC-16/CCITT-FALSE', () => {
    expect(crc16('123456789')).toBe('29B1')
  })

  it('is of the UTF-8 bytes and always four digits', () => {
    expect(crc16('')).toBe('FFFF')
    fc.assert(fc.property(anyText, (text) => /^[0-9A-F]{4}$/.test(crc16(text))))
  })
})

describe('parsePixBrCode', () => {
  it('reads a static code without amount', () => {
    expect(parsePixBrCode(manual)).toEqual({
      chave: '123e4567-e12b-12d1-a456-426655440000',
      valorCentavos: null,
      nome: 'Fulano de Tal',
      cidade: 'BRASILIA',
      txid: null,
    })
  })

  it('reads amounts with and without decimals, and a txid outside the rule', () => {
    expect(parsePixBrCode(lax)).toMatchObject({ valorCentavos: 10000, txid: 'id-transacao' })
    expect(parsePixBrCode(staticCode)).toMatchObject({ valorCentavos: 100, chave: 'nubank@thalesog.com' })
  })

  it('reads the URL of a dynamic code', () => {
    expect(parsePixBrCode(dynamicCode)).toEqual({
      url: 'pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99',
      valorCentavos: null,
      nome: 'EMPRESA',
      cidade: 'SAO PAULO',
      txid: null,
    })
  })

  it('takes a pasted code with spaces around it and a CRC in lower case', () => {
    expect(parsePixBrCode(` ${dynamicCode.slice(0, -4)}eeab\n`)).not.toBeNull()
  })

  it.each(vectors.pix.invalidCrc)('refuses a wrong CRC: %s', (code) => {
    expect(parsePixBrCode(code)).toBeNull()
  })

  it('refuses a code whose lengths do not add up, even with the right CRC', () => {
    const wrongLength = manual.replace('62070503***', '62080503***').slice(0, -4)
    expect(parsePixBrCode(sign(wrongLength))).toBeNull()
  })

  it.each([
    ['another currency', '5303986', '5303840'],
    ['another country', '5802BR', '5802US'],
    ['another arrangement', 'br.gov.bcb.pix', 'br.gov.bcb.pex'],
    ['neither key nor URL', '0136123e', '0236123e'],
    ['an amount that is not one', '5802BR', '54031,05802BR'],
    ['a repeated field', '5802BR', '5802BR5802BR'],
    ['no name', '5913Fulano de Tal', ''],
  ])('refuses %s', (_, from, to) => {
    const changed = manual.replace(from, to)
    expect(changed).not.toBe(manual)
    expect(parsePixBrCode(sign(changed.slice(0, -4)))).toBeNull()
  })

  it('refuses any single changed character', () => {
    fc.assert(
      fc.property(fc.nat(dynamicCode.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        fc.pre(dynamicCode[at]!.toUpperCase() !== char.toUpperCase())
        expect(parsePixBrCode(`${dynamicCode.slice(0, at)}${char}${dynamicCode.slice(at + 1)}`)).toBeNull()
      }),
    )
  })

  it('answers on any text, signed or not', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parsePixBrCode(text)).toBeNull()
        expect(parsePixBrCode(sign(`${text}6304`))).toBeNull()
      }),
    )
  })
})

describe('buildPixBrCode', () => {
  const receiver = { nome: 'Distribuidora São João de Energia S.A.', cidade: 'São José dos Campos' }

  it('builds the codes of the manual and of a dynamic charge', () => {
    const chave = '123e4567-e12b-12d1-a456-426655440000'
    expect(buildPixBrCode({ destino: { chave }, nome: 'Fulano de Tal', cidade: 'BRASILIA' })).toBe(manual)
    const url = 'https://pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a99'
    expect(buildPixBrCode({ destino: { url }, nome: 'EMPRESA', cidade: 'SAO PAULO' })).toContain(
      '2555pix.example.com/qr/',
    )
  })

  it('cuts name and city and removes their accents', () => {
    const parsed = parsePixBrCode(buildPixBrCode({ destino: { chave: 'a@b.com' }, ...receiver }))
    expect(parsed).toMatchObject({ nome: 'Distribuidora Sao Joao de', cidade: 'Sao Jose dos Ca' })
  })

  it('is read back as it was given', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9@.+/-]{1,77}$/)
    const destino = fc.oneof(
      value.map((chave) => ({ chave })),
      value.map((url) => ({ url })),
    )
    const amount = fc.nat({ max: 999_999_999_999 })
    fc.assert(
      fc.property(destino, amount, fc.stringMatching(/^[A-Za-z0-9]{1,25}$/), (to, valorCentavos, txid) => {
        const parsed = parsePixBrCode(buildPixBrCode({ destino: to, ...receiver, valorCentavos, txid }))
        expect(parsed).toMatchObject({ ...to, valorCentavos, txid: 'url' in to ? null : txid })
      }),
    )
  })

  it('refuses parts that do not fit', () => {
    const destino = { chave: 'a@b.com' }
    expect(() => buildPixBrCode({ ...receiver, destino: { url: 'x'.repeat(78) } })).toThrow(RangeError)
    expect(() => buildPixBrCode({ ...receiver, destino: { chave: '' } })).toThrow(RangeError)
    expect(() => buildPixBrCode({ ...receiver, destino, txid: 'a-b' })).toThrow(RangeError)
    expect(() => buildPixBrCode({ ...receiver, destino, valorCentavos: 0.5 })).toThrow(RangeError)
    expect(() => buildPixBrCode({ ...receiver, destino, nome: '日本' })).toThrow(RangeError)
  })
})
