import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDocumentos } from '#emissao/engine/documentos.ts'
import { energiaInput, REGISTRO } from '#emissao/testing/energia-input.ts'
import { openPdf } from '#emissao/testing/pdf-page.ts'
import { createFaturaEnergiaRenderer } from './fatura-energia.ts'
import { MAX_ITENS_ENERGIA } from './layout/energia.ts'
import { keepRegistro, registroBytes } from './registro-energia.ts'

const renderer = createFaturaEnergiaRenderer()

// As in golden.test.ts: a drawing that changed on purpose gets a new version.
it('renders an older bill to the bytes of its template version', () => {
  const sha256 = createHash('sha256').update(renderer.render(energiaInput())).digest('hex')
  expect([renderer.templateVersion, sha256]).toEqual([
    'fatura-energia-1',
    '4930f0ffddbaec83ad846587d42e4550cbb7ff7b6482c3f28b95bf52ab8a5251',
  ])
})

describe('an older bill', () => {
  it('lays no text on another with all that it can hold, and keeps to its page', () => {
    const itens = Array.from({ length: MAX_ITENS_ENERGIA }, (_, index) => ({
      descricao: `Item ${index} ${'de nome comprido '.repeat(7)}`.slice(0, 120),
      valorCentavos: 100_000_000,
    }))
    const nome = 'Companhia de Eletrificação do Vale do Rio Claro e dos Municípios Vizinhos S.A.'
    const pdf = openPdf(
      renderer.render(
        energiaInput({
          itens,
          valorCentavos: 2_400_000_000,
          distribuidora: { ...REGISTRO.distribuidora, nome },
        }),
      ),
    )
    expect([pdf.pages, pdf.collisions()]).toEqual([1, []])
  })

  it('says that it is in automatic debit, without a bank that nobody told', () => {
    const text = openPdf(renderer.render(energiaInput({ debitoAutomatico: true }))).text()
    expect(text).toContain('FATURA EM DÉBITO AUTOMÁTICO')
    expect(text.replace(/\s+/g, ' ')).toContain('na conta indicada. Não é preciso pagar')
  })

  it('has both copies of the same facts, of which one is marked, and a slip', async () => {
    const documentos = await createDocumentos()
    const guardada = {
      tipo: 'fatura_energia',
      xmlDeflate: keepRegistro(registroBytes(REGISTRO)),
      ucNumeroAnterior: '131030',
    } as const
    const via = (one: 1 | 2, conteudo: 'fatura' | 'barra' = 'fatura') =>
      documentos.renderGuardada(guardada, { via: one, conteudo })
    expect(openPdf(via(1).bytes).text()).not.toContain('2ª VIA')
    expect(openPdf(via(2).bytes).text()).toContain('2ª VIA')
    expect(await openPdf(via(2).bytes).codes('ITF')).toEqual([REGISTRO.pagamento?.codigoBarras])
    expect([via(1).versaoModelo, via(2, 'barra').versaoModelo]).toEqual(['fatura-energia-1', 'barra-1'])
    expect(via(2).hash).toBe(via(2).hash)
  })
})
