import { describe, expect, test } from 'vitest'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { nf3eOf, SAMPLE_XML } from '#emissao/testing/sample-nf3e.ts'
import type { DadosDaFatura, DadosDoTermo, ModeloVigente } from './dados.ts'
import { escopoDaFatura, escopoDoTermo } from './escopo.ts'
import { createMensagens } from './modelos.ts'
import { comPedido } from './pedido.ts'
import { VARIAVEIS } from './variaveis.ts'

const amostra = nf3eOf(SAMPLE_XML)
const nf3e: Nf3e = {
  ...amostra,
  emitente: {
    ...amostra.emitente,
    fantasia: 'Luz & Força S.A.',
    endereco: { ...amostra.emitente.endereco, fone: '08007210116' },
  },
  destinatario: { ...amostra.destinatario, nome: 'Ana <b>"D\'Ávila"</b>' },
}
const dados: DadosDaFatura = {
  nf3e,
  uc: '001347925802810',
  ucNumeroAnterior: '131030',
  linkDescadastro: 'https://ramal.example/descadastro/abc?x=1&y=2',
  senhaDica: null,
  pdf: new Uint8Array([37, 80, 68, 70]),
}
/** The same bill with another way to pay. */
const pagaCom = (fatura: Partial<Nf3e['fatura']>): DadosDaFatura => ({
  ...dados,
  nf3e: { ...nf3e, fatura: { ...nf3e.fatura, ...fatura } },
})

const termo: DadosDoTermo = {
  remetente: 'Luz & Força S.A.',
  titular: 'Ana',
  uc: dados.uc,
  aceitoEm: new Date('2026-11-21T20:00:00Z'),
  modoAceite: 'falado',
  protocolo: '2026112100004217',
  versao: 3,
  texto: 'Primeira linha.\nSegunda <linha>.',
}

const proprias = createMensagens([])
const fatura = (entrada: DadosDaFatura) => proprias.fatura(entrada).mensagem
const segundaVia = (entrada: DadosDaFatura) => proprias.segundaVia(entrada).mensagem

describe("message of a bill in the product's own words", () => {
  test('says in both parts who sends it, which UC, what is due and when, and how to pay, change or leave', () => {
    const { texto, html } = fatura(dados)
    const facts = [
      '0.013.479.258.028-10',
      '131030',
      'novembro de 2026',
      '10/12/2026',
      'R$\u00a0161,99',
      '83660000001-9 61990123001-8 34792580281-6 02026110000-0',
      '00020101021226',
      'voltar à fatura impressa',
      '0800 721 0116',
    ]
    for (const fact of facts) {
      expect(texto).toContain(fact)
      expect(html).toContain(fact)
    }
    expect(texto).toContain('https://ramal.example/descadastro/abc?x=1&y=2')
    expect(html).toContain('href="https://ramal.example/descadastro/abc?x=1&amp;y=2"')
  })

  test('escapes whatever a name holds, shows no remote content and stays small', () => {
    const { html } = fatura(dados)
    expect(html).toContain('Ana &lt;b&gt;&quot;D&#39;Ávila&quot;&lt;/b&gt;')
    expect(html).toContain('Luz &amp; Força S.A.')
    expect(html).not.toMatch(/<img|src=|url\(|<b>/)
    expect(html.length).toBeLessThan(20_000)
  })

  test('names the file by month and UC', () => {
    expect(fatura(dados).anexos).toMatchObject([
      { nome: 'fatura-2026-11-001347925802810.pdf', tipo: 'application/pdf' },
    ])
  })

  test('asks nobody to pay what the bank debits', () => {
    const { texto, html } = fatura(pagaCom({ debitoAutomatico: { banco: '001', agencia: '1234' } }))
    expect(texto).toContain('será debitado em 10/12/2026')
    expect(texto).not.toContain('Linha digitável')
    expect(html).not.toContain('00020101021226')
  })

  test('points to the document when a bill has no code to pay by', () => {
    expect(fatura(pagaCom({ pix: null, pagamento: null })).texto).toContain('use as instruções')
  })

  test('says what opens a protected file and not the password', () => {
    const { texto } = fatura({ ...dados, senhaDica: 'os 5 primeiros caracteres do CPF ou CNPJ do titular' })
    expect(texto).toContain('os 5 primeiros caracteres do CPF ou CNPJ do titular')
  })

  test('keeps the subject on one line whatever a name holds', () => {
    const versoes = [{ ...curta, assunto: 'Fatura de {{ titular.nome }}' }]
    const { assunto } = createMensagens(versoes).fatura({
      ...dados,
      nf3e: { ...nf3e, destinatario: { ...nf3e.destinatario, nome: 'Ana\r\nBcc: x@example.com' } },
    }).mensagem
    expect(assunto).toBe('Fatura de Ana Bcc: x@example.com')
  })
})

describe('message of several bills', () => {
  const outubro = pagaCom({ competencia: '2026-10', vencimento: '2026-11-10', pix: null })
  const debitada = pagaCom({ debitoAutomatico: { banco: '001', agencia: '1234' } })
  const { mensagem, versao } = proprias.segundasVias([outubro, dados, debitada])

  test('names each in both parts, and counts and sums them in its subject', () => {
    expect(mensagem.assunto).toBe('3 faturas de energia - UC 0.013.479.258.028-10 - total R$\u00a0485,97')
    for (const part of [mensagem.texto, mensagem.html]) {
      for (const fact of ['10/2026', '10/11/2026', '11/2026', '10/12/2026']) expect(part).toContain(fact)
      expect(part.match(/R\$\u00a0161,99/g)).toHaveLength(3)
      // The one in debit is not to be paid, and of October there is no Pix.
      expect(part.match(/83660000001-9/g)).toHaveLength(2)
      expect(part.match(/00020101021226/g)).toHaveLength(1)
      expect(part).toContain('débito automático')
    }
    expect(mensagem.html).toContain('Ana &lt;b&gt;')
    expect(versao).toMatch(/^segunda_via-varias-padrao-[0-9a-f]{8}$/)
  })

  test('has a file of its own name for each, also of two bills of one month', () => {
    expect(mensagem.anexos.map(({ nome }) => nome)).toEqual([
      'fatura-2026-10-001347925802810.pdf',
      'fatura-2026-11-001347925802810.pdf',
      'fatura-2026-11-001347925802810-2.pdf',
    ])
  })
})

describe('words of who sends a message', () => {
  const recado = 'Bom dia.\n<i>$&</i>'

  test('stand in the body of whatever page a supervisor wrote, as text', () => {
    const html = '<!doctype html><BODY class="x"><p>Fatura</p></BODY>'
    const { html: out, texto } = comPedido(
      { assunto: 'A', html, texto: 'Fatura', anexos: [] },
      { assunto: null, recado },
    )
    expect(out).toMatch(
      /^<!doctype html><BODY class="x">\s*<table.*Bom dia\.<br>&lt;i&gt;\$&amp;&lt;\/i&gt;.*<p>Fatura/s,
    )
    expect(texto).toBe(`${recado}\n\nFatura`)
  })

  test('come first where there is no page, and give the subject on one line', () => {
    const mensagem = { assunto: 'A', html: '<p>Fatura</p>', texto: 'Fatura', anexos: [] }
    expect(comPedido(mensagem, { assunto: null, recado }).html).toMatch(/^<table.*<p>Fatura<\/p>$/s)
    expect(comPedido(mensagem, { assunto: 'Um\r\nBcc: x', recado: null })).toEqual({
      ...mensagem,
      assunto: 'Um Bcc: x',
    })
  })
})

test('a 2ª via says so and speaks of no adhesion', () => {
  const { assunto, texto } = segundaVia(dados)
  expect(assunto).toMatch(/^2ª via da fatura de energia 11\/2026/)
  expect(texto).not.toContain('aderiu')
})

test('the payment slip alone is not called a bill', () => {
  const { assunto, anexos } = segundaVia({ ...dados, conteudo: 'barra' })
  expect(assunto).toMatch(/^Barra de pagamento 11\/2026/)
  expect(anexos).toMatchObject([{ nome: 'barra-2026-11-001347925802810.pdf' }])
})

test('the copy of the term carries its text, version, acceptance and protocol', () => {
  const { texto, html, assunto, anexos } = proprias.termo(termo).mensagem
  expect(assunto).toBe('Adesão à fatura digital - UC 0.013.479.258.028-10')
  expect(texto).toContain('Primeira linha.\nSegunda <linha>.')
  expect(texto).toContain('Protocolo: 2026 1121 0000 4217')
  expect(texto).toContain('Aceito em: 21/11/2026 17:00:00')
  expect(html).toContain('Primeira linha.<br>Segunda &lt;linha&gt;.')
  expect(anexos).toEqual([])
})

const curta: ModeloVigente = {
  tipo: 'fatura',
  versao: 3,
  assunto: 'Fatura {{ fatura.competencia }}',
  html: '<p>{{ titular.nome }}: {{ fatura.valor }}</p>',
  texto: '{{ titular.nome }}: {{ fatura.valor }}',
}

describe("message in a supervisor's words", () => {
  test('takes the place of the own words of its type alone, and names its version', () => {
    const mensagens = createMensagens([curta])
    expect(mensagens.fatura(dados)).toMatchObject({
      versao: 'fatura-3',
      mensagem: {
        assunto: 'Fatura 11/2026',
        texto: 'Ana <b>"D\'Ávila"</b>: R$\u00a0161,99',
        html: '<p>Ana &lt;b&gt;&quot;D&#39;Ávila&quot;&lt;/b&gt;: R$\u00a0161,99</p>',
      },
    })
    expect(mensagens.segundaVia(dados).versao).toMatch(/^segunda_via-padrao-[0-9a-f]{8}$/)
  })

  test('gives way to the own words where it cannot be written, so that the bill leaves', () => {
    for (const html of [
      '{{ fatura.inexistente }}',
      '{% if %}',
      '{{ titular.nome | raw }}',
      "{% render 'x' %}",
      // Passes every trial, and would take the whole memory of a worker with this one customer's bill.
      `{% if titular.nome contains "Ávila" %}{% for i in (1..1000000000) %}{{ i }}{% endfor %}{% endif %}`,
    ]) {
      expect(createMensagens([{ ...curta, html }]).fatura(dados).versao).toMatch(/^fatura-padrao-/)
    }
  })

  test('follows conditions and filters as Liquid has them', () => {
    const texto =
      '{% if fatura.valor == "R$\u00a0161,99" %}{{ titular.nome | upcase | truncate: 6 }}{% else %}outro{% endif %}'
    expect(createMensagens([{ ...curta, texto }]).fatura(dados).mensagem.texto).toBe('ANA...')
  })
})

test.each([
  ['fatura', escopoDaFatura(dados)],
  ['segunda_via', escopoDaFatura(dados)],
  ['termo', escopoDoTermo(termo)],
] as const)('the variables told of %s are those that it has', (tipo, escopo) => {
  const tem = Object.entries(escopo).flatMap(([grupo, campos]) =>
    Object.keys(campos).map((campo) => `${grupo}.${campo}`),
  )
  expect(VARIAVEIS[tipo].map(({ nome }) => nome).toSorted()).toEqual(tem.toSorted())
})
