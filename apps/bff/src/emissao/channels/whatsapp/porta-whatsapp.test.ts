import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CanalWhatsapp } from '#modules/canais/canal-de-envio.ts'
import type { CamposDaFatura, Envio, OpcoesDaPorta } from '../porta.ts'
import { startServidorGraph, type OpcoesDaGraph } from '../testing/servidor-graph.ts'
import { classeDaResposta, classeDoCodigo } from './codigos.ts'
import { createPortaWhatsapp } from './porta-whatsapp.ts'

const PARA = '+5534987654321'
const CAMPOS: CamposDaFatura = {
  nome: 'Maria\nda  Silva',
  competencia: '11/2026',
  valor: 'R$ 187,45',
  vencimento: '10/12/2026',
  uc: '0.013.479.258.028-10',
  linhaDigitavel: '83600000001 8 74500123000 4',
  pix: null,
  distribuidora: 'Energia do Cerrado',
}
const PDF = Buffer.from('%PDF-1.7\r\n--not-a-boundary\r\n\0\xff', 'latin1')
const FATURA: Envio = {
  disparoId: 7,
  para: PARA,
  referencia: '7-abcdefghijklmnopqrstuv',
  conteudo: { tipo: 'documento', nome: 'fatura-2026-11.pdf', pdf: PDF, campos: CAMPOS },
}
const BARRA: Envio = { ...FATURA, conteudo: { tipo: 'barra', campos: CAMPOS } }

const canal = (baseUrl: string): CanalWhatsapp => ({
  meio: 'whatsapp',
  versao: '1',
  token: 'EAAB-token',
  ajustes: {
    baseUrl,
    versaoApi: 'v23.0',
    numeroId: '106540352242922',
    modeloFatura: { nome: 'fatura_disponivel', idioma: 'pt_BR', variaveis: ['nome', 'valor', 'vencimento'] },
    modeloBarra: { nome: 'barra', idioma: 'pt_BR', variaveis: ['linha_digitavel', 'pix'] },
    conexoes: 4,
    porMinuto: 4800,
    segundosPorDestinatario: 6,
    pessoasPor24h: null,
  },
})

async function setup({
  conexoes = 4,
  prazoMs = 5000,
  ...graph
}: Partial<OpcoesDaPorta & OpcoesDaGraph> = {}) {
  const servidor = await startServidorGraph({
    token: 'EAAB-token',
    numeroId: '106540352242922',
    modelos: {
      fatura_disponivel: { idioma: 'pt_BR', documento: true, parametros: 3 },
      barra: { idioma: 'pt_BR', documento: false, parametros: 2 },
    },
    ...graph,
  })
  onTestFinished(() => servidor.close())
  return { servidor, ...abrir(canal(servidor.url), { conexoes, prazoMs }) }
}

function abrir(oCanal: CanalWhatsapp, { conexoes = 4, prazoMs = 5000 } = {}) {
  const conversa: string[] = []
  const opcoes = { conexoes, prazoMs, publicUrl: 'https://ramal.example' }
  const porta = createPortaWhatsapp(oCanal, opcoes, (linha) => conversa.push(linha))
  onTestFinished(() => porta.close())
  return { porta, conversa }
}

describe('a bill by WhatsApp', () => {
  test('goes up as media, and the template names it with the texts of the bill', async () => {
    const { servidor, porta, conversa } = await setup()
    expect(await porta.enviar(FATURA)).toEqual({
      aceita: true,
      externoId: 'wamid.FAKE00000001',
      resposta: { codigo: 200, codigoEstendido: null, texto: 'accepted', fase: 'mensagem' },
    })
    expect(servidor.mensagens).toEqual([
      {
        id: 'wamid.FAKE00000001',
        para: '5534987654321',
        modelo: 'fatura_disponivel',
        parametros: ['Maria da Silva', 'R$ 187,45', '10/12/2026'],
        documento: { nome: 'fatura-2026-11.pdf', pdf: PDF },
        referencia: FATURA.referencia,
      },
    ])
    expect(conversa).toHaveLength(4)
    expect(conversa.join()).not.toContain('EAAB-token')
  })

  test('as its barra is text alone, and says so of what the bill has not', async () => {
    const { servidor, porta } = await setup()
    await porta.enviar(BARRA)
    expect(servidor.mensagens).toMatchObject([
      { modelo: 'barra', parametros: [CAMPOS.linhaDigitavel, 'não há'], documento: null },
    ])
    expect(servidor.midias.size).toBe(0)
  })

  test('keeps to its number of connections, and uses them again', async () => {
    const { servidor, porta } = await setup({ conexoes: 2 })
    await Promise.all(Array.from({ length: 20 }, () => porta.enviar(BARRA)))
    expect(servidor.mensagens).toHaveLength(20)
    expect(servidor.maximoDeConexoes()).toBe(2)
  })
})

describe('a refusal of the API', () => {
  test('is told with its code, its words and its trace, without the number', async () => {
    const { servidor, porta } = await setup()
    servidor.tratar(PARA, {
      erro: {
        status: 400,
        code: 131026,
        message: '(#131026) Message undeliverable',
        details: 'Message to 553487654321 undeliverable (5534987654321).',
      },
    })
    expect(await porta.enviar(FATURA)).toEqual({
      aceita: false,
      classe: 'destinatario',
      resposta: {
        codigo: 131026,
        codigoEstendido: null,
        texto: '(#131026) Message undeliverable Message to … undeliverable (…). [Az8or2yhqkZfEZ-_4Qn_Bam]',
        fase: 'mensagem',
      },
    })
  })

  test('of the upload ends there', async () => {
    const { servidor, porta } = await setup()
    servidor.tratar('midia', { erro: { status: 400, code: 131053, message: 'Media upload error' } })
    expect(await porta.enviar(FATURA)).toMatchObject({ classe: 'conteudo', resposta: { fase: 'midia' } })
    expect(servidor.mensagens).toEqual([])
  })

  test.each([
    ['the token', { token: 'another' }, 190],
    ['the number', { numeroId: '1' }, 100],
    ['the template', { modelos: {} }, 132001],
    ['its parameters', { modelos: { barra: { idioma: 'pt_BR', documento: false, parametros: 3 } } }, 132000],
  ])('of %s is for an operator to mend', async (_, graph, codigo) => {
    const { porta } = await setup(graph)
    expect(await porta.enviar(BARRA)).toMatchObject({ aceita: false, classe: 'canal', resposta: { codigo } })
  })
})

describe('a server that fails', () => {
  test.each([
    ['answers with a page', { pagina: 502 }, 'passageira', 502, 'mensagem'],
    ['takes it for a page', { pagina: 200 }, 'passageira', 200, 'mensagem'],
    ['hangs up', { derruba: true }, 'passageira', null, 'mensagem'],
    ['says nothing', { cala: true }, 'passageira', null, 'mensagem'],
  ] as const)('and %s never rejects', async (_, tratamento, classe, codigo, fase) => {
    const { servidor, porta } = await setup({ prazoMs: 300 })
    servidor.tratar(PARA, tratamento)
    expect(await porta.enviar(BARRA)).toMatchObject({ aceita: false, classe, resposta: { codigo, fase } })
  })

  test('and is away holds back everything', async () => {
    const { servidor, porta } = await setup()
    await servidor.close()
    const entrega = await porta.enviar(FATURA)
    expect(entrega).toMatchObject({ classe: 'canal', resposta: { codigo: null, fase: 'conexao' } })
    expect(entrega.resposta.texto).toContain('ECONNREFUSED')
  })

  test('and keeps every connection busy was not asked', async () => {
    const { servidor, porta } = await setup({ conexoes: 1, prazoMs: 300 })
    servidor.tratar(PARA, { cala: true })
    const [first, second] = await Promise.all([porta.enviar(BARRA), porta.enviar(BARRA)])
    expect(first).toMatchObject({ aceita: false, resposta: { fase: 'mensagem' } })
    expect(second).toMatchObject({ aceita: false, semConexao: true })
  })

  test('and is silent on a connection that another message had was asked all the same', async () => {
    const { servidor, porta } = await setup({ conexoes: 1, prazoMs: 300 })
    const mudo = '+5534912345678'
    servidor.tratar(mudo, { cala: true })
    const [first, second] = await Promise.all([porta.enviar(BARRA), porta.enviar({ ...BARRA, para: mudo })])
    expect(first).toMatchObject({ aceita: true })
    expect(second).toMatchObject({ classe: 'passageira', resposta: { fase: 'mensagem' } })
  })

  test('and sends elsewhere is not followed: the token stays here', async () => {
    const { servidor } = await setup()
    const outro = createServer((_request, response) => {
      response.writeHead(302, { location: `${servidor.url}/v23.0/106540352242922/messages` }).end()
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void outro.close())
    await new Promise((resolve) => outro.once('listening', resolve))
    const { porta } = abrir(canal(`http://127.0.0.1:${(outro.address() as AddressInfo).port}`))
    expect(await porta.enviar(BARRA)).toMatchObject({ classe: 'canal', resposta: { codigo: 302 } })
    await porta.close()
  })

  test('does not hold up the closing of the channel', async () => {
    const { servidor, porta } = await setup({ prazoMs: 60_000 })
    servidor.tratar(PARA, { cala: true })
    const entrega = porta.enviar(BARRA)
    await porta.close()
    expect(await entrega).toMatchObject({ aceita: false })
  })
})

const erro = (status: number, codigo: number | null = null) =>
  classeDaResposta(status, { codigo, subcodigo: null })

test.each([
  ['ritmo', [4, 80007, 130429, 131048, 133016]],
  ['passageira', [1, 2, 131000, 131016, 131056, 131057, 133004]],
  ['destinatario', [131026]],
  ['recusa_da_pessoa', [131050]],
  ['conteudo', [100, 131047, 131049, 131051, 131052, 131053]],
  ['canal', [0, 10, 190, 200, 299, 368, 131031, 131042, 132000, 132001, 132012, 132015, 132016]],
] as const)('reads the codes of %s', (classe, codigos) => {
  for (const codigo of codigos) expect([codigo, classeDoCodigo(codigo)]).toEqual([codigo, classe])
})

test('reads what has no known code by its HTTP status', () => {
  expect([erro(500), erro(503, 999_999), erro(408)]).toEqual(['passageira', 'passageira', 'passageira'])
  expect([erro(429), erro(401), erro(404), erro(302)]).toEqual(['ritmo', 'canal', 'canal', 'canal'])
  expect([erro(400), erro(400, 999_999)]).toEqual(['conteudo', 'conteudo'])
  expect(classeDaResposta(400, { codigo: 100, subcodigo: 33 })).toBe('canal')
})
