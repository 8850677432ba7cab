import { isValidNf3eKey, parseNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import { parseLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { parsePixBrCode } from '@ramal/shared/domain/pix.ts'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'
import { competenciasUntil } from './competencias.ts'
import { computeFatura } from './fatura-calculo.ts'
import { nf3eChave, nf3eXml } from './faturas.ts'
import { escapeXml } from './nf3e-xml.ts'
import { createDemoBook } from './ucs.ts'

const book = createDemoBook({ seed: 42, total: 4000, referencia: '2026-11-21' })
const competencias = competenciasUntil('2026-10', 13)
const amostra = Array.from({ length: 200 }, (_, index) => book.uc(index < 20 ? index : index * 19)).flatMap(
  (uc) =>
    competencias
      .filter((competencia) => competencia >= uc.consumo.desde)
      .map((competencia) => ({ uc, competencia, xml: nf3eXml(uc, competencia) })),
)

/** Texts of the elements with a name, in document order; throws when the XML is not well formed. */
function parse(xml: string): (name: string, under?: string) => string[] {
  const leaves: { path: string[]; text: string }[] = []
  const path: string[] = []
  let text = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
  })
  parser.on('text', (chunk) => {
    text += chunk
  })
  parser.on('closetag', () => {
    leaves.push({ path: [...path], text })
    path.pop()
    text = ''
  })
  parser.write(xml).close()
  return (name, under) =>
    leaves
      .filter((leaf) => leaf.path.at(-1) === name && (!under || leaf.path.includes(under)))
      .map((leaf) => leaf.text)
}

const centavos = (text: string | undefined) => Math.round(Number(text) * 100)
const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + centavos(text), 0)

describe('nf3eXml', () => {
  test('is the same text every time, and another for another month', () => {
    const uc = book.uc(77)
    expect(nf3eXml(uc, '2026-10')).toBe(nf3eXml(book.uc(77), '2026-10'))
    expect(nf3eXml(uc, '2026-10')).not.toBe(nf3eXml(uc, '2026-09'))
  })

  test('is read by the importer without a fault or a warning, and says what the UC is', () => {
    for (const { uc, competencia, xml } of amostra) {
      const reading = readNf3e(new TextEncoder().encode(xml))
      expect(reading).toMatchObject({ ok: true, avisos: [] })
      if (!reading.ok) continue
      expect(reading.nf3e).toMatchObject({
        ambiente: 'homologacao',
        destinatario: { nome: uc.titular.nome },
        acesso: { ucNumero: uc.numero, codigoCliente: uc.numeroAnterior },
        fatura: { competencia },
        protocolo: { status: '100' },
      })
    }
  })

  test('totals are the sums of the items', () => {
    for (const { xml } of amostra) {
      const texts = parse(xml)
      for (const [item, total] of [
        ['vProd', 'vProd'],
        ['vICMS', 'vICMS'],
        ['vPIS', 'vPIS'],
        ['vCOFINS', 'vCOFINS'],
      ] as const) {
        expect(centavos(texts(total, 'total')[0])).toBe(sum(texts(item, 'NFdet')))
      }
      expect(texts('vNF')).toEqual(texts('vProd', 'total'))
    }
  })

  test('each item is price times quantity, rounded, and each ICMS its rate times its base', () => {
    for (const { xml } of amostra) {
      const texts = parse(xml)
      texts('vItem').forEach((preco, index) => {
        const expected = Number(preco) * Number(texts('qFaturada')[index]) * 100
        expect(Math.abs(expected - centavos(texts('vProd', 'NFdet')[index]))).toBeLessThanOrEqual(0.5001)
      })
      texts('vBC', 'ICMS00').forEach((base, index) => {
        expect(Math.abs(Number(base) * 18 - centavos(texts('vICMS', 'ICMS00')[index]))).toBeLessThanOrEqual(
          0.5001,
        )
      })
    }
  })

  test('pays the value of the note by line and by Pix', () => {
    for (const { xml } of amostra) {
      const texts = parse(xml)
      const valorCentavos = centavos(texts('vNF')[0])
      const linha = texts('codBarras')[0] ?? ''
      expect(linha).toMatch(/^836\d{45}$/)
      expect(parseLinhaDigitavel(linha)).toMatchObject({ valorCentavos })
      expect(parsePixBrCode(texts('urlQRCodePIX')[0] ?? '')).toMatchObject({ valorCentavos })
    }
  })

  test('has a valid key of its own, repeated where the layout repeats it', () => {
    const chaves = amostra.map(({ uc, competencia, xml }) => {
      const chave = nf3eChave(uc, competencia)
      const texts = parse(xml)
      expect(texts('chNF3e')).toEqual([chave])
      expect(texts('qrCodNF3e')[0]).toContain(`chNF3e=${chave}&tpAmb=2`)
      expect(parseNf3eKey(chave)).toMatchObject({ anoMes: competencia, numero: Number(texts('nNF')[0]) })
      return chave
    })
    expect(chaves.every(isValidNf3eKey)).toBe(true)
    expect(new Set(chaves).size).toBe(chaves.length)
  })

  test('goes on from the register of the month before', () => {
    for (const uc of [book.uc(0), book.uc(500)]) {
      const [before, after] = ['2026-09', '2026-10'].map((competencia) => parse(nf3eXml(uc, competencia)))
      expect(after!('vMedAnt')[0]).toBe(before!('vMedAtu')[0])
      expect(after!('dMedAnt')).toEqual(before!('dMedAtu'))
    }
  })

  test('carries thirteen months of history, and zeros before a new UC', () => {
    const nova = Array.from({ length: 4000 }, (_, index) => book.uc(index)).find(
      ({ consumo }) => consumo.desde > '2026-05' && consumo.desde <= '2026-10',
    )!
    const texts = parse(nf3eXml(nova, '2026-10'))
    expect(texts('CompetFat', 'gHistFat')).toHaveLength(13)
    expect(texts('CompetFat', 'gHistFat')[0]).toBe('202610')
    expect(texts('vFat').at(-1)).toBe('0.00')
    expect(texts('vFat')[0]).toBe(texts('vMed')[0])
  })

  test('bills the minimum where less was measured', () => {
    const uc = {
      ...book.uc(1),
      fases: 3 as const,
      consumo: { mediaKwh: 20, leituraInicial: 0, desde: '2024-01' },
    }
    const texts = parse(nf3eXml(uc, '2026-03'))
    expect(texts('qFaturada').slice(0, 2)).toEqual(['100.0000', '100.0000'])
    expect(texts('indOrigemQtd').slice(0, 2)).toEqual(['5', '5'])
  })

  test('is authorised with status 100, or bare when asked', () => {
    expect(parse(nf3eXml(book.uc(5), '2026-10'))('cStat')).toEqual(['100'])
    const bare = nf3eXml(book.uc(5), '2026-10', { raiz: 'NF3e' })
    expect(bare).toContain('<NF3e xmlns="http://www.portalfiscal.inf.br/nf3e">')
    expect(parse(bare)('cStat')).toEqual([])
  })

  test('keeps names whole that hold characters of XML', () => {
    const uc = book.uc(2)
    const nome = 'Almeida & Souza <Filhos> Ltda'
    expect(parse(nf3eXml({ ...uc, titular: { ...uc.titular, nome } }, '2026-10'))('xNome', 'dest')).toEqual([
      nome,
    ])
    expect(escapeXml('a&b')).toBe('a&amp;b')
  })

  test.each([
    [3, 'CNPJ', '12ABC34501DE35'],
    [8, 'idOutros', '12345678900'],
    [9, 'idOutros', '00000'],
    [19, 'idOutros', '990010020030'],
    [0, 'CPF', '52998224725'],
  ])('names the titular of UC %i by %s %s', (index, name, documento) => {
    expect(parse(nf3eXml(book.uc(index), '2026-10'))(name, 'dest')).toEqual([documento])
  })

  test('refuses a month before the UC existed', () => {
    expect(() => nf3eXml(book.uc(0), '2024-09')).toThrow(RangeError)
  })
})

describe('computeFatura', () => {
  test("falls due on the customer's day, ten days or more after presentation", () => {
    const uc = book.uc(0)
    expect(computeFatura(uc, '2026-11')).toMatchObject({
      apresentacao: '2026-11-20',
      vencimento: '2026-12-10',
    })
    expect(computeFatura({ ...uc, diaLeitura: 2, diaVencimento: 20 }, '2026-11')).toMatchObject({
      vencimento: '2026-11-20',
    })
  })

  test('adds the bandeira in the dry months alone', () => {
    const tipos = (competencia: string) =>
      computeFatura(book.uc(0), competencia).itens.map(({ tipo }) => tipo)
    expect(tipos('2026-08')).toContain('bandeira')
    expect(tipos('2026-03')).not.toContain('bandeira')
  })
})
