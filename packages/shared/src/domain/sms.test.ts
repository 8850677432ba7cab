import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codificarSms, dividirSms, LIMITES_SMS, medirSms, transliterarSms } from './sms.ts'
import { anyText } from './test-arbitraries.ts'

const cut = fc.oneof(
  anyText,
  fc.string({ unit: fc.constantFrom(...'aé€{}çã😀\n'), minLength: 100, maxLength: 500 }),
)
const unitsOf = (texto: string, codificacao: 'gsm7' | 'ucs2') =>
  codificarSms(texto, codificacao).length / (codificacao === 'ucs2' ? 2 : 1)

describe('medirSms', () => {
  it.each([
    ['', 'gsm7', 0, 1],
    ['Olá', 'ucs2', 3, 1],
    ['Atenção', 'ucs2', 7, 1],
    ['É Ç à é ù ì ò Ä Ö Ñ Ü ñ ü ö ä @ $', 'gsm7', 33, 1],
    ['[€]', 'gsm7', 6, 1],
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['€'.repeat(80), 'gsm7', 160, 1],
    ['ã'.repeat(70), 'ucs2', 70, 1],
    ['ã'.repeat(71), 'ucs2', 71, 2],
    ['😀'.repeat(35), 'ucs2', 70, 1],
    ['😀'.repeat(36), 'ucs2', 72, 2],
    ['\u001b', 'ucs2', 1, 1],
  ])('takes %j as %s of %i units in %i messages', (texto, codificacao, caracteres, partes) => {
    expect(medirSms(texto)).toEqual({ codificacao, caracteres, partes })
  })

  it.each([...'áâãçêíóôõúÁÂÃÀÊÍÓÔÕÚ'])('knows that the alphabet does not have %s', (letter) => {
    expect(medirSms(letter).codificacao).toBe('ucs2')
  })
})

describe('dividirSms', () => {
  it('leaves a septet free rather than part an escape from its letter', () => {
    const { partes } = dividirSms(`${'a'.repeat(152)}€${'b'.repeat(10)}`)
    expect(partes).toEqual(['a'.repeat(152), `€${'b'.repeat(10)}`])
  })

  it('leaves a unit free rather than part a pair of surrogates', () => {
    const { partes } = dividirSms(`${'ã'.repeat(66)}😀${'õ'.repeat(10)}`)
    expect(partes).toEqual(['ã'.repeat(66), `😀${'õ'.repeat(10)}`])
  })

  it('cuts any text into parts that fit and, joined, are the text', () => {
    fc.assert(
      fc.property(cut, (texto) => {
        const { codificacao, partes } = dividirSms(texto)
        const { unica, parte } = LIMITES_SMS[codificacao]
        expect(partes.join('')).toBe(texto)
        const sizes = partes.map((text) => unitsOf(text, codificacao))
        expect(Math.max(...sizes)).toBeLessThanOrEqual(partes.length === 1 ? unica : parte)
        // No part could have held the first letter of the next one.
        for (const [i, size] of sizes.slice(0, -1).entries()) {
          expect(size + unitsOf([...partes[i + 1]!][0]!, codificacao)).toBeGreaterThan(parte)
        }
      }),
    )
  })
})

describe('codificarSms', () => {
  it('writes septets one to an octet, those of the extension after an escape', () => {
    expect([...codificarSms('@Aé{€', 'gsm7')]).toEqual([0x00, 0x41, 0x05, 0x1b, 0x28, 0x1b, 0x65])
  })

  it('writes UTF-16 with the high octet first', () => {
    expect([...codificarSms('ã😀', 'ucs2')]).toEqual([0x00, 0xe3, 0xd8, 0x3d, 0xde, 0x00])
  })

  it('refuses a letter that GSM-7 does not have', () => {
    expect(() => codificarSms('ã', 'gsm7')).toThrow(RangeError)
  })
})

describe('transliterarSms', () => {
  it.each([
    ['Atenção: não há débito em São João', 'Atencao: nao ha débito em Sao Joao'],
    ['COMPANHIA ENERGÉTICA DA PARAÍBA À ÂNGELA', 'COMPANHIA ENERGÉTICA DA PARAIBA A ANGELA'],
    ['“luz” – ‘já’… R$\u00a010 • 2ª via nº 3', '"luz" - \'ja\'... R$ 10 * 2a via no 3'],
    ['Sa\u0303o Paulo', 'Sao Paulo'],
    ['ação 😀', 'acao 😀'],
  ])('writes %j as %j', (texto, esperado) => {
    expect(transliterarSms(texto)).toBe(esperado)
  })

  it('leaves nothing of Portuguese to UCS-2', () => {
    const letters = fc.constantFrom(...'áàâãçéêíóôõúüÁÀÂÃÇÉÊÍÓÔÕÚÜªº°–“”…\u00a0 aZ09.,')
    fc.assert(
      fc.property(
        fc.string({ unit: letters, maxLength: 80 }),
        (texto) => medirSms(transliterarSms(texto)).codificacao === 'gsm7',
      ),
    )
  })

  it('changes nothing the second time, and nothing that GSM-7 has, on any text', () => {
    fc.assert(
      fc.property(anyText, (texto) => {
        const once = transliterarSms(texto)
        expect(transliterarSms(once)).toBe(once)
        if (medirSms(texto).codificacao === 'gsm7') expect(once).toBe(texto)
      }),
    )
  })
})
