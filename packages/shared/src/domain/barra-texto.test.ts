import { describe, expect, it } from 'vitest'
import { ajustarBarra, textoDaBarra, type CamposDaBarra } from './barra-texto.ts'

const campos: CamposDaBarra = {
  distribuidora: 'Energia São João',
  competencia: '11/2026',
  valor: 'R$\u00a0187,45',
  vencimento: '10/12/2026',
  uc: '0.013.479.258.028-10',
  linhaDigitavel: '83640000001-1 87450123000-2 00000000000-0 00000000000-0',
  pix: `00020126${'A1'.repeat(60)}6304ABCD`,
}
const semPix = { ...campos, pix: null }

describe('textoDaBarra', () => {
  it('says whose bill it is, of which UC and month, how much by when, and how to pay it', () => {
    expect(textoDaBarra(campos)).toBe(`Energia São João: fatura de 11/2026, UC 0.013.479.258.028-10
R$ 187,45, vence 10/12/2026
Para pagar:
83640000001-1 87450123000-2 00000000000-0 00000000000-0
Pix copia e cola:
${campos.pix}`)
  })

  it('has nothing to say of a bill that nothing pays', () => {
    expect(() => textoDaBarra({ ...semPix, linhaDigitavel: null })).toThrow(RangeError)
  })
})

describe('ajustarBarra', () => {
  it('keeps the Pix code while it fits, and leaves it out where it would take one message more', () => {
    const whole = ajustarBarra(campos, { transliterar: true, maximoPartes: 3 })
    expect(whole).toMatchObject({ codificacao: 'gsm7', partes: 3, comPix: true })
    expect(whole.texto).toContain(`Energia Sao Joao`)
    const cut = ajustarBarra(campos, { transliterar: true, maximoPartes: 2 })
    expect(cut).toMatchObject({ codificacao: 'gsm7', comPix: false })
    expect(cut.texto).toBe(textoDaBarra({ ...semPix, distribuidora: 'Energia Sao Joao' }))
  })

  it('pays for UCS-2 where accents are to stay', () => {
    const { codificacao, texto } = ajustarBarra(semPix, { transliterar: false, maximoPartes: 3 })
    expect([codificacao, texto]).toEqual(['ucs2', textoDaBarra(semPix)])
  })

  it('never leaves out the only way to pay', () => {
    const soPix = { ...campos, linhaDigitavel: null }
    expect(ajustarBarra(soPix, { transliterar: true, maximoPartes: 1 })).toMatchObject({ comPix: true })
    expect(ajustarBarra(semPix, { transliterar: false, maximoPartes: 1 }).texto).toContain('83640000001-1')
  })

  it('never changes a letter of the Pix code: its checksum would be wrong', () => {
    const acentuado = { ...campos, pix: '000201 LOJA SÃO 6304ABCD' }
    const { texto, codificacao } = ajustarBarra(acentuado, { transliterar: true, maximoPartes: 10 })
    expect([texto.endsWith(acentuado.pix), codificacao]).toEqual([true, 'ucs2'])
  })
})
