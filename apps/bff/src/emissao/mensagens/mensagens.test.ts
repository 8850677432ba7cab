import { describe, expect, test } from 'vitest'
import { mensagemDaFatura, type FaturaNaMensagem } from './fatura.ts'
import { mensagemDoTermo } from './termo.ts'

const fatura: FaturaNaMensagem = {
  distribuidora: 'Luz & Força S.A.',
  titular: 'Ana <b>"D\'Ávila"</b>',
  uc: '001347925802810',
  competencia: '2026-11',
  vencimento: '2026-12-10',
  valorCentavos: 16_199,
  linhaDigitavel: '836600000019619901230018347925802816020261100000',
  pix: '00020101021226',
  debitoAutomatico: false,
  via: 1,
  pdf: new Uint8Array([37, 80, 68, 70]),
}

describe('message of a bill', () => {
  test('says in both parts who sends it, which UC, what is due and when, and how to pay, change or leave', () => {
    const { texto, html } = mensagemDaFatura(fatura)
    const facts = [
      '0.013.479.258.028-10',
      '11/2026',
      '10/12/2026',
      'R$\u00a0161,99',
      '83660000001-9 61990123001-8 34792580281-6 02026110000-0',
      '00020101021226',
      'voltar à fatura impressa',
    ]
    for (const fact of facts) {
      expect(texto).toContain(fact)
      expect(html).toContain(fact)
    }
  })

  test('escapes whatever a name holds and shows no remote content', () => {
    const { html } = mensagemDaFatura(fatura)
    expect(html).toContain('Ana &lt;b&gt;&quot;D&#39;Ávila&quot;&lt;/b&gt;')
    expect(html).toContain('Luz &amp; Força S.A.')
    expect(html).not.toMatch(/<img|src=|url\(|<b>/)
  })

  test('names the file by month and UC', () => {
    expect(mensagemDaFatura(fatura).anexos).toMatchObject([
      { nome: 'fatura-2026-11-001347925802810.pdf', tipo: 'application/pdf' },
    ])
  })

  test('a 2ª via says so and speaks of no adhesion', () => {
    const { assunto, texto } = mensagemDaFatura({ ...fatura, via: 2 })
    expect(assunto).toMatch(/^2ª via da fatura de energia 11\/2026/)
    expect(texto).not.toContain('aderiu')
  })

  test('asks nobody to pay what the bank debits', () => {
    const { texto } = mensagemDaFatura({ ...fatura, debitoAutomatico: true })
    expect(texto).toContain('débito automático')
    expect(texto).not.toContain('Linha digitável')
  })
})

test('the copy of the term carries its text, version, acceptance and protocol', () => {
  const { texto, html, assunto } = mensagemDoTermo({
    remetente: 'Distribuidora',
    titular: 'Ana',
    uc: '001347925802810',
    aceitoEm: new Date('2026-11-21T20:00:00Z'),
    modoAceite: 'falado',
    protocolo: '2026112100004217',
    versao: 3,
    texto: 'Primeira linha.\nSegunda <linha>.',
  })
  expect(assunto).toBe('Adesão à fatura digital - UC 0.013.479.258.028-10')
  expect(texto).toContain('Primeira linha.\nSegunda <linha>.')
  expect(texto).toContain('Protocolo: 2026 1121 0000 4217')
  expect(texto).toContain('Aceito em: 21/11/2026 17:00:00')
  expect(html).toContain('Primeira linha.<br>Segunda &lt;linha&gt;.')
})
