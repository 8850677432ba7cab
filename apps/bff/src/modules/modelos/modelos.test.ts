import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { createMensagens } from '#emissao/mensagens/modelos.ts'
import { PADRAO } from '#emissao/mensagens/padrao/padrao.ts'
import { keepXml } from '#emissao/nf3e/guarda.ts'
import { nf3eOf, SAMPLE_XML } from '#emissao/testing/sample-nf3e.ts'
import { createTermos } from '#modules/envio-digital/termos.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createLerModelos } from './leitura.ts'

const FONTES = {
  assunto: 'Fatura {{ fatura.competencia }}',
  html: '<p>Olá, {{ titular.nome }}. {{ fatura.valor }}</p>',
  texto: 'Olá, {{ titular.nome }}. {{ fatura.valor }}',
}

describeEachEngine('/modelos', (open) => {
  async function setup({ comFatura = true } = {}) {
    const dataDir = await mkdtemp(join(tmpdir(), 'ramal-modelos-'))
    const unitOfWork = await open()
    const { entrar, app } = await createTestApp(unitOfWork, { config: { dataDir } })
    onTestFinished(async () => {
      await app.close()
      await rm(dataDir, { recursive: true })
    })
    const termos = createTermos(unitOfWork.tables)
    await unitOfWork.transaction((tx) => termos.ensure(tx))
    if (comFatura) {
      const cadastro = createCadastro(unitOfWork)
      const uc = await cadastro.uc()
      const faturaId = await cadastro.fatura(uc.id, '2026-11')
      const { faturaXmls } = unitOfWork.tables
      const xmlDeflate = keepXml(Buffer.from(SAMPLE_XML))
      await unitOfWork.transaction(async (tx) => {
        await tx.insert(faturaXmls).values({ faturaId, xmlDeflate, hash: '0'.repeat(64) })
      })
    }
    const supervisor = await entrar('supervisor')
    const gravar = (fontes: object, versaoLida = 0, tipo = 'fatura') =>
      supervisor('PUT', `/api/modelos/${tipo}`, { ...FONTES, ...fontes, versaoLida })
    const ler = async (tipo = 'fatura') =>
      (await supervisor('GET', '/api/modelos')).body.itens.find(
        (item: { tipo: string }) => item.tipo === tipo,
      )
    const vigentes = () => unitOfWork.read(createLerModelos(unitOfWork.tables))
    return { unitOfWork, dataDir, supervisor, agente: await entrar('atendente'), gravar, ler, vigentes }
  }

  test("begins with the product's own words, and tells the variables with examples", async () => {
    const { ler, vigentes } = await setup()
    const modelo = await ler()
    expect(modelo).toMatchObject({ versao: 0, vigente: PADRAO.fatura, alteradoPor: null, avisos: [] })
    expect(modelo.variaveis).toContainEqual({
      nome: 'fatura.valor',
      descricao: 'Valor a pagar',
      exemplo: 'R$ 187,45',
      opcional: false,
    })
    expect(await vigentes()).toEqual([])
  })

  test('keeps each version with who wrote it, and the emission reads the newest', async () => {
    const { supervisor, gravar, vigentes, unitOfWork } = await setup()
    expect((await gravar({})).body).toMatchObject({ versao: 1, vigente: FONTES })
    await gravar({ assunto: 'Outra {{ fatura.competencia }}' }, 1)
    const { itens } = (await supervisor('GET', '/api/modelos/fatura/versoes')).body
    expect(itens).toMatchObject([
      { versao: 2, assunto: 'Outra {{ fatura.competencia }}', padrao: false },
      { versao: 1, assunto: FONTES.assunto },
    ])
    expect(itens[0].usuario).toEqual(expect.any(String))
    expect(await vigentes()).toMatchObject([{ tipo: 'fatura', versao: 2 }])
    const { eventos } = unitOfWork.tables
    const rows = await unitOfWork.read((tx) => tx.select().from(eventos))
    expect(rows.map(({ dados }) => dados)).toMatchObject([
      { tipo: 'modelo_mensagem', versao: 1 },
      { tipo: 'modelo_mensagem', versao: 2 },
    ])
  })

  test('overwrites no version that somebody else saved meanwhile', async () => {
    const { gravar, ler } = await setup()
    await gravar({})
    const late = await gravar({ assunto: 'Tarde demais' }, 0)
    expect([late.status, late.body.codigo]).toEqual([409, 'conflito'])
    expect((await ler()).vigente.assunto).toBe(FONTES.assunto)
  })

  test("goes back to the product's own words as a version of its own", async () => {
    const { supervisor, gravar, vigentes } = await setup()
    await gravar({})
    const { body } = await supervisor('POST', '/api/modelos/fatura/padrao')
    expect(body).toMatchObject({ versao: 2, vigente: PADRAO.fatura })
    expect((await supervisor('POST', '/api/modelos/fatura/padrao')).body.versao).toBe(2)
    expect(await vigentes()).toEqual([])
    expect((await supervisor('GET', '/api/modelos/fatura/versoes')).body.itens).toMatchObject([
      { versao: 2, padrao: true },
      { versao: 1, padrao: false },
    ])
  })

  test.each([
    [
      'assunto',
      { assunto: 'Fatura {{ fatura.valr }}' },
      'linha 1: a variável fatura.valr não existe. Você quis dizer fatura.valor?',
    ],
    [
      'html',
      { html: '<p>\n{{ titular }}</p>' },
      'linha 2: a variável titular não existe. Você quis dizer titular.nome?',
    ],
    ['texto', { texto: '{{ termo.texto }}' }, 'linha 1: a variável termo.texto não existe.'],
    ['html', { html: '<p>{% if fatura.pix %}</p>' }, 'linha 1: faltou fechar {% if fatura.pix %}.'],
    ['texto', { texto: 'a\n\n{{ fatura.valor' }, 'linha 3: faltou fechar com }}'],
    ['texto', { texto: '{% render "x" %}' }, 'o comando {% render %} não existe'],
    ['html', { html: '{{ titular.nome | raw }}' }, 'o filtro raw não existe'],
    ['html', { html: '<p>a</p>\n<script>x</script>' }, 'linha 2: <script> não é permitido'],
    ['html', { html: '<img src="https://rastreio.example/a.gif">' }, 'Imagens de fora'],
    ['html', { html: '<link rel="stylesheet" href="//a">' }, '<link> não é permitido'],
    ['html', { html: '<a href="java\tscript:x">a</a>' }, 'O endereço de um link'],
    ['html', { html: '<p onclick="x">a</p>' }, 'onclick não é permitido'],
    ['html', { html: '<p style="background:url(//a)">a</p>' }, 'O estilo não pode buscar'],
    ['html', { html: '<style>@import "//a"</style><p>a</p>' }, 'O estilo não pode buscar'],
    ['html', { html: '<td background="https://a">a</td>' }, 'Imagens de fora'],
    ['html', { html: "{% cycle '<script>' %}" }, '<script> não é permitido'],
    ['html', { html: '<p class={{ titular.nome }}>a</p>' }, 'Variáveis em atributos ficam entre aspas'],
    ['html', { html: '<a href="{{ titular.nome }}">a</a>' }, 'O endereço de um link'],
    ['texto', { texto: '{% if fatura.pix %}{{ fatura.pix }}{% endif %}' }, 'fica vazio'],
    ['texto', { texto: '{% for i in (1..9000000) %}aaaaaaaaaa{% endfor %}' }, 'grande demais'],
    ['assunto', { assunto: 'a\nBcc: x@y.example' }, 'uma linha só'],
    ['html', { html: '  ' }, 'Preencha este campo'],
  ])('refuses in %s what a message must not be, and keeps nothing: %j', async (campo, fontes, sentenca) => {
    const { gravar, ler } = await setup({ comFatura: false })
    const { status, body } = await gravar(fontes)
    expect([status, body.campos?.[0]?.campo]).toEqual([422, campo])
    expect(body.campos[0].mensagem).toContain(sentenca)
    expect((await ler()).versao).toBe(0)
  })

  test('shows the message with the data of the newest bill, and what its words leave out', async () => {
    const { supervisor } = await setup()
    const { body } = await supervisor('POST', '/api/modelos/fatura/previa', FONTES)
    expect(body.fatura).toMatchObject({ competencia: '2026-11' })
    expect(body.assunto).toBe('Fatura 11/2026')
    expect(body.html).toContain(nf3eOf(SAMPLE_XML).destinatario.nome)
    expect(body.avisos.join()).toContain('links.descadastro')
    const termo = await supervisor('POST', '/api/modelos/termo/previa', PADRAO.termo)
    expect(termo.body.texto).toContain('TERMO DE ADESÃO, VERSÃO')
    const nenhuma = await supervisor('POST', '/api/modelos/fatura/previa', { ...FONTES, faturaId: 999 })
    expect(nenhuma.status).toBe(404)
  })

  test('shows the examples of the variables while there is no bill', async () => {
    const { supervisor } = await setup({ comFatura: false })
    const { body } = await supervisor('POST', '/api/modelos/fatura/previa', FONTES)
    expect(body).toMatchObject({ fatura: null, texto: 'Olá, Maria Aparecida de Souza. R$ 187,45' })
  })

  test('sends a trial with the real document, in the demonstration to its own box', async () => {
    const { supervisor, dataDir } = await setup()
    const pedido = { ...PADRAO.segunda_via, para: 'supervisora@energia.example' }
    const sent = await supervisor('POST', '/api/modelos/segunda_via/teste', pedido)
    expect([sent.status, sent.body.resposta]).toEqual([200, expect.stringMatching(/^250/)])
    const [file = ''] = await readdir(join(dataDir, 'caixa'))
    const mail = await simpleParser(await readFile(join(dataDir, 'caixa', file)))
    expect(mail.subject).toMatch(/^2ª via da fatura de energia 11\/2026/)
    expect(mail.attachments[0]?.filename).toMatch(/^fatura-2026-11-\d+\.pdf$/)
    expect(mail.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test("the product's own words are accepted as anybody's", async () => {
    const { gravar } = await setup({ comFatura: false })
    for (const tipo of ['fatura', 'segunda_via', 'termo'] as const) {
      expect((await gravar(PADRAO[tipo], 0, tipo)).body).toMatchObject({ versao: 1, avisos: [] })
    }
  })

  test('what it accepts, the emission writes', async () => {
    const { gravar, vigentes } = await setup({ comFatura: false })
    await gravar({})
    const nf3e = nf3eOf(SAMPLE_XML)
    const dados = {
      nf3e,
      uc: nf3e.acesso.ucNumero,
      linkDescadastro: null,
      senhaDica: null,
      pdf: new Uint8Array(),
    }
    expect(createMensagens(await vigentes()).fatura(dados)).toMatchObject({
      versao: 'fatura-1',
      mensagem: { assunto: 'Fatura 11/2026' },
    })
  })

  test('is not shown to agents', async () => {
    const { agente } = await setup({ comFatura: false })
    expect((await agente('GET', '/api/modelos')).status).toBe(403)
  })
})
