import { describe, expect, it } from 'vitest'
import { GALERIA } from '#emissao/testing/galeria.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { edited, nf3eOf } from '#emissao/testing/sample-nf3e.ts'
import { createDanf3eRenderer } from './danf3e.ts'
import type { Danf3eInput } from './input.ts'

const renderer = await createDanf3eRenderer()

function inputOf(nome: string): Danf3eInput {
  const quadro = GALERIA.find((each) => each.nome === nome)
  if (!quadro) throw new Error(`the gallery has no ${nome}`)
  return quadro.input
}

function textOf(input: Danf3eInput): string {
  const pdf = openPdf(renderer.render(input))
  const pages = Array.from({ length: pdf.pages }, (_, page) => pdf.text(page))
  return pages.join(' ').replace(/[\s\u00a0]+/g, ' ')
}

describe('a bill shows, where it has them,', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'the social tariff in evidence',
      'baixa-renda',
      ['TARIFA SOCIAL criada pela Lei nº 10.438, de 26/4/2002'],
    ],
    [
      'the tariff that was set beside a discounted one',
      'baixa-renda',
      ['TE 0,11725 · TUSD 0,08000', 'Tarifa homologada: TE 0,33500 · TUSD 0,41200 (desconto tarifário)'],
    ],
    ['a green flag without an addition', 'baixa-renda', ['Verde · 17/10/2026 a 16/11/2026 · sem acréscimo']],
    [
      'the postos of the white modality',
      'branca',
      ['Energia ativa intermediário 205 226 1 21 kWh', 'ponta intermediário fora de ponta'],
    ],
    ['contracted, measured and billed demand', 'a4-verde', ['CONTRATO', 'Demanda 300 kW 324 kW 324 kW']],
    [
      'what leads from the items to the amount to pay',
      'a4-verde',
      [
        'TOTAL DOS ITENS 54.483,40',
        'Tributos retidos na fonte: PIS 315,12 · COFINS 1.454,40 · CSLL 484,80 · IRRF 581,76 -2.836,08',
        'TOTAL A PAGAR 51.647,32',
        'FCP 108,62',
      ],
    ],
    ['the name of the place of a UC', 'a4-verde', ['Hospital Municipal Dr. Otávio Lins']],
    [
      'measurements of several meters, with the loss of the transformer',
      'a4-azul',
      ['Energia ativa fora de ponta + perdas 2,5%', 'LG8800999001 Energia ativa 66.110 69.320'],
    ],
    ['the process behind an item', 'a4-azul', ['Processo 5001234-56.2026.8.13.0024 (Justiça Estadual)']],
    [
      'generating units and credits of the compensation system',
      'scee',
      [
        '0.009.876.543.028-91 solar, 75 kW 0 118',
        'Único 815 12 1.063 96 (AGO/27)',
        'Energia injetada compensada kWh 160 0,335 -53,60',
        'participação mista',
      ],
    ],
    ['automatic debit in place of a code', 'debito-automatico', ['FATURA EM DÉBITO AUTOMÁTICO']],
    [
      'contingency, since when and why',
      'contingencia',
      [
        'EMITIDO EM CONTINGÊNCIA – PENDENTE DE AUTORIZAÇÃO',
        'Em contingência desde 18/11/2026 06:10:00: Servidor da autorizadora fora do ar desde as seis horas',
      ],
    ],
    [
      'IBS and CBS, and the total with them',
      'homologacao-ibs-cbs-2a-via',
      ['IBS 126,00 0,14', 'Tributos sobre o consumo: IBS 0,14 · CBS 1,26 1,40', 'TOTAL A PAGAR 173,95'],
    ],
    [
      'what it substitutes, where it is delivered and by which act its tariffs are',
      'extremos',
      [
        'Esta nota substitui a NF3e 3126 1111',
        'Entrega em Caixa postal, 77, Centro',
        'Tarifas da ANEEL: REH 3500/2026, em vigor desde 28/05/2026.',
      ],
    ],
  ])('%s', (_, nome, expected) => {
    const text = textOf(inputOf(nome))
    for (const part of expected) expect(text).toContain(part)
  })
})

describe('the flags of a period', () => {
  const band = (adicional: string) =>
    '<gAdBand><dIniAdBand>2026-10-17</dIniAdBand><dFimAdBand>2026-11-16</dFimAdBand><tpBand>3</tpBand>' +
    `<vAdBand>${adicional}</vAdBand></gAdBand>`

  it.each([
    ['a rate, once', '0.04463000', 'R$ 0,04463 por kWh'],
    ['amounts, added up', '6.69', 'acréscimo de R$ 13,38'],
    ['a small amount, added up', '0.40', 'acréscimo de R$ 0,80'],
  ])('show %s', (_, adicional, expected) => {
    const nf3e = nf3eOf(edited([/<\/gTarif><prod>/g, `</gTarif>${band(adicional)}<prod>`]))
    expect(textOf({ ...inputOf('b1-residencial'), nf3e })).toContain(
      `Vermelha patamar 1 · 17/10/2026 a 16/11/2026 · ${expected}`,
    )
  })
})

describe('no text lies on another', () => {
  const collisions = (input: Danf3eInput) => {
    const pdf = openPdf(renderer.render(input))
    return Array.from({ length: pdf.pages }, (_, page) => pdf.collisions(page)).flat()
  }

  it.each(GALERIA.filter(({ conteudo }) => conteudo === 'fatura'))('in $nome', ({ input }) => {
    expect(collisions(input)).toEqual([])
  })

  it('where every amount has all the digits that the schema allows', () => {
    const input = inputOf('a4-azul')
    const { nf3e } = input
    const most = 9_999_999_999_999
    const tributo = { baseCentavos: most, aliquota: '100.00', valorCentavos: most }
    const huge = '99999999999.9999'
    const itens = nf3e.itens.map((item) => ({
      ...item,
      quantidade: huge,
      precoUnitario: huge,
      valorCentavos: most,
      icms: tributo,
      pis: tributo,
      cofins: tributo,
      tarifas: item.tarifas.slice(0, 1).map((tarifa) => ({ ...tarifa, aplicada: '999999999.99999999' })),
      medicao: item.medicao?.medida
        ? {
            ...item.medicao,
            medida: { ...item.medicao.medida, anterior: huge, atual: huge, constante: huge, medido: huge },
          }
        : null,
    }))
    const totais = { ...nf3e.totais, notaCentavos: most, produtosCentavos: most, icmsCentavos: most }
    expect(collisions({ ...input, nf3e: { ...nf3e, itens, totais } })).toEqual([])
  })
})

describe('the codes of every bill of the gallery', () => {
  it.each(GALERIA.filter(({ conteudo }) => conteudo === 'fatura'))(
    'decode at 100 dpi: $nome',
    async ({ input }) => {
      const { fatura, qrCode } = input.nf3e
      const pdf = openPdf(renderer.render(input))
      const pays = fatura.debitoAutomatico === null
      expect(await pdf.codes('ITF')).toEqual(pays && fatura.pagamento ? [fatura.pagamento.codigoBarras] : [])
      const qrCodes = new Set([qrCode, ...(pays && fatura.pix !== null ? [fatura.pix] : [])])
      expect(new Set(await pdf.codes('QRCode'))).toEqual(qrCodes)
    },
  )
})
