import { describe, expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import {
  authorised,
  edited,
  nf3eOf,
  rekeyed,
  SAMPLE_KEY,
  SAMPLE_XML,
  withItems,
} from '#emissao/testing/sample-nf3e.ts'
import { createDanf3eRenderer } from './danf3e.ts'

const renderer = await createDanf3eRenderer()
const render = (changes?: Parameters<typeof danf3eInput>[0]) => openPdf(renderer.render(danf3eInput(changes)))
const squeezed = (text: string) => text.replace(/[\s\u00a0]+/g, ' ')

describe('what a bill shows', () => {
  // domain.md's checklist: REN 1000/2021 art. 327 and PRODIST module 11, section 11.1.
  it.each([
    ['title', ['DANF3E', 'DOCUMENTO AUXILIAR DA NOTA FISCAL', 'DE ENERGIA ELÉTRICA ELETRÔNICA']],
    [
      'issuer',
      ['DISTRIBUIDORA TESTE S.A.', 'CNPJ 11.222.333/0001-81', '0620000000000', 'Av. Exemplo, 100, Centro'],
    ],
    ['phones', ['Atendimento 0800 721 0116', 'Ouvidoria 0800 728 3838', 'ANEEL 167']],
    [
      'consumer, CPF masked',
      ['FULANA DE TAL', 'CPF ***.982.***-**', 'Rua das Flores, 10, Centro', '38400-100'],
    ],
    [
      'UC in both numbers',
      ['0.013.479.258.028-10', 'Número anterior 131030', 'Código do cliente 7001234567'],
    ],
    ['classification', ['Residencial', 'B1', 'Bifásico', 'Convencional monômia', 'Cativo']],
    [
      'reading',
      ['ABC1234567', '16/10/2026 a 16/11/2026 (31 dias)', '16/12/2026', '4.850', '5.000', '150 kWh'],
    ],
    ['amount and dates', ['NOV/2026', '10/12/2026', 'R$ 161,99', '20/11/2026']],
    [
      'items',
      ['ENERGIA ATIVA TE', 'kWh', '0,427787', '64,17', '11,55', '18%', '0,33500', '0,41200', '78,92'],
    ],
    ['long description whole', ['CONTRIBUICAO DE ILUMINACAO PUBLICA', 'MUNICIPAL']],
    ['taxes', ['ICMS', '143,09', '18,00%', '25,76', 'PIS', '0,80%', '0,94', 'COFINS', '3,70%', '4,34']],
    ['history', ['NOV/25', 'MAR/26', '170', '28', 'média 156 kWh']],
    [
      'fiscal document',
      ['3126 1111 2223 3300 0181 6600 1000 0001 2310 0765 4320', 'Nº 123', 'Série 1', '18/11/2026 08:30:00'],
    ],
    ['consultation', ['https://dfe-portal.example.invalid/NF3e/qrCode']],
    ['payment', ['83660000001-9 61990123001-8 34792580281-6 02026110000-0', 'PAGUE COM PIX', '13479258028']],
    ['homologation', ['SEM VALOR FISCAL']],
  ])('%s', (_, expected) => {
    const text = squeezed(render().text())
    for (const part of expected) expect(text).toContain(part)
  })

  it('shows the protocol of an authorised bill, and no notice in production', () => {
    const authorisedNf3e = nf3eOf(authorised(edited(['<tpAmb>2', '<tpAmb>1'])))
    const text = render({ nf3e: authorisedNf3e }).text()
    expect(squeezed(text)).toContain('3312600000012345 - 18/11/2026 08:31:02')
    expect(text).not.toContain('SEM VALOR FISCAL')
    expect(text).not.toContain('endente')
  })

  it('says that a bill without protocol awaits authorisation, and that one in contingency was issued so', () => {
    const nf3e = nf3eOf(SAMPLE_XML)
    expect(render().text()).toContain('Pendente de autorização')
    const contingencia = { desde: '2026-11-18T08:00:00-03:00', justificativa: 'Sem comunicacao com a SEFAZ' }
    expect(render({ nf3e: { ...nf3e, contingencia } }).text()).toContain('EMITIDO EM CONTINGÊNCIA')
  })

  it('shows the flags of the period with what each adds', () => {
    const bandeira =
      '<gAdBand><dIniAdBand>2026-10-17</dIniAdBand><dFimAdBand>2026-11-16</dFimAdBand><tpBand>3</tpBand><vAdBand>0.04463000</vAdBand></gAdBand>'
    const nf3e = nf3eOf(edited(['</gTarif><prod>', `</gTarif>${bandeira}<prod>`]))
    expect(squeezed(render({ nf3e }).text())).toContain(
      'Vermelha patamar 1 · 17/10/2026 a 16/11/2026 · R$ 0,04463 por kWh',
    )
  })

  it('shows the messages of the distributor and of the NF3e', () => {
    const nf3e = nf3eOf(edited(['</infNF3e>', '<infAdic><infCpl>Da nota.</infCpl></infAdic></infNF3e>']))
    const text = render({ nf3e, mensagens: ['Há débitos anteriores.'] }).text()
    expect(text).toContain('Há débitos anteriores.')
    expect(text).toContain('Da nota.')
  })
})

describe('the codes of the page', () => {
  it('decode at 100 dpi to the bars, the NF3e QR code and the Pix, exactly', async () => {
    const pdf = render()
    const { fatura, qrCode } = nf3eOf(SAMPLE_XML)
    expect(await pdf.codes('ITF')).toEqual([fatura.pagamento?.codigoBarras])
    expect(new Set(await pdf.codes('QRCode'))).toEqual(new Set([fatura.pix, qrCode]))
  })

  it('decode the QR code of a contingency bill, which carries a signature', async () => {
    const signed = `&sign=${'Ab9/'.repeat(85)}Ab==`
    const xml = edited([
      '&amp;tpAmb=2</qrCodNF3e>',
      `&amp;tpAmb=2${signed.replace('&', '&amp;')}</qrCodNF3e>`,
    ])
    const nf3e = nf3eOf(xml)
    expect(await render({ nf3e }).codes('QRCode')).toContain(nf3e.qrCode)
  })

  it('leave out the bars where there is no payment code, and say how to pay', async () => {
    const nf3e = nf3eOf(edited([/<codBarras>\d+/, '<codBarras>13479258028']))
    const pdf = render({ nf3e })
    expect(await pdf.codes('ITF')).toEqual([])
    expect(squeezed(pdf.text())).toContain('Pague com Pix: abra o aplicativo do seu banco')
    expect(pdf.text()).toContain('Número de identificação: 13479258028')
  })

  it('tell whom to ask where there is neither bars nor Pix', () => {
    const nf3e = nf3eOf(edited([/<codBarras>\d+/, '<codBarras>13479258028'], [/<gPIX>.*<\/gPIX>/, '']))
    const text = squeezed(render({ nf3e }).text())
    expect(text).toContain('Informe à distribuidora')
    expect(text).not.toContain('PAGUE COM PIX')
  })

  it('give way to a message in automatic debit', async () => {
    const debit = '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'
    const nf3e = nf3eOf(edited(['<codDebAuto>13479258028</codDebAuto>', debit]))
    const pdf = render({ nf3e })
    expect(await pdf.codes('ITF')).toEqual([])
    expect(await pdf.codes('QRCode')).toEqual([nf3e.qrCode])
    expect(squeezed(pdf.text())).toContain('FATURA EM DÉBITO AUTOMÁTICO')
    expect(squeezed(pdf.text())).toContain(
      'debitado em 10/12/2026 na conta indicada: banco 001, agência 1234-5',
    )
  })
})

describe('copies', () => {
  it('mark the second one, with the same key, value, due date and codes', async () => {
    const first = render()
    const second = render({ via: 2 })
    expect(first.text()).not.toContain('2ª VIA')
    const rest = second.text().replace(/2ª VIA( · )?/g, '')
    for (const part of [SAMPLE_KEY.slice(0, 4), '161,99', '10/12/2026']) expect(rest).toContain(part)
    expect(await second.codes('ITF')).toEqual(await first.codes('ITF'))
  })

  it('are the same bytes for the same bill, and from another renderer', async () => {
    const other = await createDanf3eRenderer()
    const bytes = renderer.render(danf3eInput())
    expect(Buffer.compare(bytes, renderer.render(danf3eInput()))).toBe(0)
    expect(Buffer.compare(bytes, other.render(danf3eInput()))).toBe(0)
  })

  it('differ in their identifier when the bill differs', () => {
    const identifier = (bytes: Uint8Array) =>
      /\/ID \[<(\w+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
    const other = nf3eOf(
      rekeyed(edited(['<nNF>123', '<nNF>124']), '3126111122233300018166001000000124100765432'),
    )
    expect(identifier(renderer.render(danf3eInput({ nf3e: other })))).not.toBe(
      identifier(renderer.render(danf3eInput())),
    )
  })

  it('are well-formed files, of one page or many', () => {
    expect(render().repaired).toBe(false)
    expect(render({ nf3e: nf3eOf(withItems(200)) }).repaired).toBe(false)
  })

  it('leave room for the signed NF3e in 36 kB', () => {
    expect(renderer.render(danf3eInput()).length).toBeLessThan(32 * 1024)
  })
})
