import { describe, expect, it } from 'vitest'
import { danf3eInput } from '#emissao/testing/danf3e-input.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { edited, nf3eOf, SAMPLE_XML } from '#emissao/testing/sample-nf3e.ts'
import { createBarraRenderer, SemBarra } from './barra.ts'

const renderer = createBarraRenderer()
const NO_CODE = [/<codBarras>\d+/, '<codBarras>0'] as const
const NO_PIX = [/<gPIX>.*<\/gPIX>/, ''] as const

describe('the barra of a bill', () => {
  it('shows who pays what, until when and how, and that it is no tax document', () => {
    const text = openPdf(renderer.render(danf3eInput()))
      .text()
      .replace(/[\s\u00a0]+/g, ' ')
    for (const part of [
      'FULANA DE TAL',
      'CPF ***.982.***-**',
      '0.013.479.258.028-10',
      'Número anterior 131030',
      'NOV/2026',
      '10/12/2026',
      'R$ 161,99',
      '83660000001-9 61990123001-8 34792580281-6 02026110000-0',
      '2ª via – não substitui a nota fiscal',
      'SEM VALOR FISCAL',
    ])
      expect(text).toContain(part)
  })

  it('has codes that decode at 100 dpi, and the Pix code to copy, whole', async () => {
    const { fatura } = nf3eOf(SAMPLE_XML)
    const pdf = openPdf(renderer.render(danf3eInput()))
    expect(await pdf.codes('ITF')).toEqual([fatura.pagamento?.codigoBarras])
    expect(await pdf.codes('QRCode')).toEqual([fatura.pix])
    expect(pdf.text().replaceAll('\n', '')).toContain(fatura.pix)
  })

  it('keeps to the upper third of the page', () => {
    expect(openPdf(renderer.render(danf3eInput())).lowestText()).toBeLessThan(842 / 3)
  })

  it('lays no text on another, whatever the length of the Pix code', () => {
    const { fatura } = nf3eOf(SAMPLE_XML)
    const pix = 'A1 '.repeat(600)
    const nf3e = { ...nf3eOf(SAMPLE_XML), fatura: { ...fatura, pix } }
    for (const input of [danf3eInput(), danf3eInput({ nf3e })])
      expect(openPdf(renderer.render(input)).collisions()).toEqual([])
  })

  it('is paid by Pix alone where the bill has no bar code', async () => {
    const nf3e = nf3eOf(edited(NO_CODE))
    const pdf = openPdf(renderer.render(danf3eInput({ nf3e })))
    expect(await pdf.codes('ITF')).toEqual([])
    expect(await pdf.codes('QRCode')).toEqual([nf3e.fatura.pix])
  })

  it('is the same bytes for the same bill, from another renderer too', () => {
    const bytes = renderer.render(danf3eInput())
    expect(Buffer.compare(bytes, createBarraRenderer().render(danf3eInput()))).toBe(0)
  })

  it('does not exist for a bill in automatic debit, nor for one without any code', () => {
    const debit = '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'
    const inDebit = nf3eOf(edited(['<codDebAuto>13479258028</codDebAuto>', debit]))
    const withoutCodes = nf3eOf(edited(NO_CODE, NO_PIX))
    const refusal = (nf3e: typeof inDebit) => {
      try {
        return renderer.render(danf3eInput({ nf3e })).length
      } catch (error) {
        return error instanceof SemBarra ? error.motivo : error
      }
    }
    expect(refusal(inDebit)).toBe('debito_automatico')
    expect(refusal(withoutCodes)).toBe('sem_codigo')
  })
})
