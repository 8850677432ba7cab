import { createServer, type AddressInfo, type Server } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startServidorSmpp, type ServidorSmpp } from '#emissao/channels/testing/servidor-smpp.ts'
import { AUTORIDADE, CERTO } from '#emissao/correio/testing/certificados.ts'
import type { OpcoesDaPorta } from '../porta.ts'
import type { AjustesSmpp, ExtrasDaPorta } from './porta-smpp.ts'
import { createPortaSms } from './porta-sms.ts'
import { ReservaSmpp } from './reserva-smpp.ts'
import { abrirSessao } from './sessao-smpp.ts'
import { canalSmpp, envio, numero, TEXTO } from './testing/cena.ts'

type Ajustes = Parameters<typeof canalSmpp>[1]

async function open(opcoes: Parameters<typeof startServidorSmpp>[0] = {}) {
  const servidor = await startServidorSmpp(opcoes)
  onTestFinished(() => servidor.close())
  return servidor
}

function portaDe(
  { porta }: Pick<ServidorSmpp, 'porta'>,
  ajustes: Ajustes = {},
  { ca, enquireMs, conversa, ...opcoes }: Partial<OpcoesDaPorta> & ExtrasDaPorta = {},
) {
  const todas = { prazoMs: 5000, conexoes: 1, publicUrl: 'http://ramal.example', ...opcoes }
  const sms = createPortaSms(canalSmpp(porta, ajustes), todas, { ca, enquireMs, conversa })
  onTestFinished(() => sms.close())
  return sms
}

const semMais = (telefone: string) => telefone.slice(1)
const PIX = `00020126${'A1{'.repeat(90)}6304ABCD`

describe('an SMS over SMPP', () => {
  test('arrives as the bill says, without accents, with its receipt asked for and its validity', async () => {
    const servidor = await open()
    const entrega = await portaDe(servidor).enviar(envio(1))
    expect(entrega).toEqual({
      aceita: true,
      externoId: 'A1',
      resposta: { codigo: 0, codigoEstendido: null, texto: 'ESME_ROK', fase: 'mensagem' },
    })
    expect(servidor.recebidas).toEqual([
      { de: '27001', para: semMais(numero(1)), texto: TEXTO, dataCoding: 0, ids: ['a1'], recibos: [1] },
    ])
    const [submit] = servidor.submits
    // A day, two hours and ten minutes from now, as the server reads it.
    const daqui = Number(submit?.validity_period) - Date.now()
    expect(Math.abs(daqui - 1570 * 60_000)).toBeLessThan(3_700_000)
    expect(submit).toMatchObject({ source_addr_ton: 0, dest_addr_ton: 1, dest_addr_npi: 1, esm_class: 0 })
  })

  test('keeps its accents in UCS-2 where they are paid for', async () => {
    const servidor = await open()
    await portaDe(servidor, { transliterar: false, remetente: 'Energia SJ' }).enviar(envio(1))
    const [sms] = servidor.recebidas
    expect(sms).toMatchObject({
      texto: TEXTO.replace('Sao Joao', 'São João'),
      dataCoding: 8,
      de: 'Energia SJ',
    })
    expect(sms?.ids).toHaveLength(3)
    expect(servidor.submits[0]).toMatchObject({ source_addr_ton: 5, source_addr_npi: 0, esm_class: 0x40 })
  })

  test('of several parts is joined again, escapes and all; the last part alone asks for a receipt and names it', async () => {
    const servidor = await open()
    const entrega = await portaDe(servidor).enviar(envio(1, { pix: PIX }))
    expect(servidor.recebidas).toMatchObject([
      { texto: `${TEXTO}\nPix copia e cola:\n${PIX}`, recibos: [0, 0, 0, 1] },
    ])
    expect(entrega).toMatchObject({
      aceita: true,
      externoId: 'A4',
      resposta: { texto: 'ESME_ROK, 4 partes' },
    })
  })

  test('carries no document, and asks nobody', async () => {
    const servidor = await open()
    const { conteudo, ...resto } = envio(1)
    const pdf = {
      tipo: 'documento',
      nome: 'fatura.pdf',
      pdf: new Uint8Array(3),
      campos: conteudo.campos,
    } as const
    expect(await portaDe(servidor).enviar({ ...resto, conteudo: pdf })).toMatchObject({
      aceita: false,
      classe: 'conteudo',
    })
    expect(servidor.ligadas('bind_transmitter')).toBe(0)
  })

  test('goes by TLS where the certificate proves the host, and else not at all', async () => {
    const servidor = await open(CERTO)
    const ajustes = { tls: true, host: 'localhost' }
    expect(await portaDe(servidor, ajustes, { ca: AUTORIDADE }).enviar(envio(1))).toMatchObject({
      aceita: true,
    })
    expect(await portaDe(servidor, ajustes).enviar(envio(2))).toMatchObject({
      aceita: false,
      classe: 'ritmo',
      resposta: { fase: 'conexao', texto: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    })
    expect(servidor.recebidas).toHaveLength(1)
  })
})

describe('what an SMSC refuses', () => {
  test.each([
    [0x58, 'ESME_RTHROTTLED', 'ritmo'],
    [0x14, 'ESME_RMSGQFUL', 'ritmo'],
    [0x0b, 'ESME_RINVDSTADR', 'destinatario'],
    [0x0a, 'ESME_RINVSRCADR', 'canal'],
    [0x08, 'ESME_RSYSERR', 'passageira'],
    [0x01, 'ESME_RINVMSGLEN', 'conteudo'],
    [0x401, 'command_status 0x00000401', 'passageira'],
  ])('with 0x%x, which is %s, is a matter of %s', async (status, texto, classe) => {
    const servidor = await open()
    servidor.tratar(semMais(numero(1)), { status })
    const porta = portaDe(servidor)
    expect(await porta.enviar(envio(1))).toEqual({
      aceita: false,
      classe,
      resposta: { codigo: status, codigoEstendido: null, texto, fase: 'mensagem' },
    })
    expect(await porta.enviar(envio(2))).toMatchObject({ aceita: true })
  })

  test('in the middle of a message leaves the rest unsent and the message refused', async () => {
    const servidor = await open()
    const porta = portaDe(servidor)
    const pronta = Promise.withResolvers<void>()
    servidor.tratar(semMais(numero(1)), { respondeDepoisDe: pronta.promise })
    const entrega = porta.enviar(envio(1, { pix: PIX }))
    await servidor.ate(() => servidor.submits.length === 1)
    servidor.tratar(semMais(numero(1)), { status: 0x58 })
    pronta.resolve()
    expect(await entrega).toMatchObject({
      classe: 'ritmo',
      resposta: { texto: 'ESME_RTHROTTLED (parte 2 de 4)' },
    })
    expect(servidor.submits).toHaveLength(2)
  })

  test.each([
    [0x0e, 'ESME_RINVPASWD', 'canal'],
    [0x0d, 'ESME_RBINDFAIL', 'canal'],
    [0x05, 'ESME_RALYBND', 'ritmo'],
  ])('at the door with 0x%x is told to all who wait', async (status, texto, classe) => {
    const servidor = await open()
    servidor.recusarLigacao(status)
    const porta = portaDe(servidor)
    const entregas = await Promise.all([porta.enviar(envio(1)), porta.enviar(envio(2))])
    const recusada = { aceita: false, classe, resposta: { codigo: status, texto, fase: 'autenticacao' } }
    expect(entregas).toMatchObject([recusada, recusada])
    servidor.recusarLigacao(null)
    expect(await porta.enviar(envio(3))).toMatchObject({ aceita: true })
  })
})

describe('a connection', () => {
  test('that nobody answers is held against the channel', async () => {
    const servidor = await startServidorSmpp()
    await servidor.close()
    expect(await portaDe(servidor).enviar(envio(1))).toMatchObject({
      aceita: false,
      classe: 'ritmo',
      resposta: { codigo: null, texto: 'ECONNREFUSED', fase: 'conexao' },
    })
  })

  test('that is cut under a message leaves it in doubt, and the next one goes by a new one', async () => {
    const servidor = await open()
    const porta = portaDe(servidor)
    servidor.tratar(semMais(numero(1)), { derruba: true })
    expect(await porta.enviar(envio(1))).toMatchObject({
      classe: 'passageira',
      resposta: { fase: 'mensagem' },
    })
    expect(await porta.enviar(envio(2))).toMatchObject({ aceita: true })
  })

  test('that was cut while it was idle costs the next message nothing', async () => {
    const servidor = await open()
    const notada = Promise.withResolvers<void>()
    const conversa = (linha: string) => linha.startsWith('(') && notada.resolve()
    const porta = portaDe(servidor, {}, { conversa })
    await porta.enviar(envio(1))
    servidor.derrubar()
    await notada.promise
    expect(await porta.enviar(envio(2))).toMatchObject({ aceita: true })
  })

  test('that says nothing any more is given up, and its messages with it', async () => {
    const servidor = await open()
    servidor.tratar(semMais(numero(1)), { respondeDepoisDe: new Promise(() => undefined) })
    expect(await portaDe(servidor, {}, { prazoMs: 100 }).enviar(envio(1))).toMatchObject({
      classe: 'passageira',
      resposta: { texto: 'O servidor SMPP não respondeu dentro do prazo.', fase: 'mensagem' },
    })
  })

  test.each([
    ['another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['a command that is cut short', Buffer.from([0, 0, 0, 17, 0x80, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0])],
    ['a command without a length', Buffer.alloc(32)],
  ])('that answers with %s ends by the deadline', async (_, bytes) => {
    const estranho = await escutar((socket) => socket.on('error', () => undefined).write(bytes))
    const porta = portaDe({ porta: (estranho.address() as AddressInfo).port }, {}, { prazoMs: 150 })
    expect(await porta.enviar(envio(1))).toMatchObject({
      aceita: false,
      classe: 'ritmo',
      resposta: { codigo: null },
    })
  })

  test('holds no more messages than its window, and others wait their turn', async () => {
    const servidor = await open()
    const pronta = Promise.withResolvers<void>()
    for (let n = 0; n < 12; n++) servidor.tratar(semMais(numero(n)), { respondeDepoisDe: pronta.promise })
    const porta = portaDe(servidor, { janela: 3 }, { conexoes: 2 })
    const entregas = Array.from({ length: 12 }, (_, n) => porta.enviar(envio(n)))
    await servidor.ate(() => servidor.submits.length === 6)
    expect([servidor.maiorJanela(), servidor.ligadas('bind_transmitter')]).toEqual([3, 2])
    pronta.resolve()
    expect((await Promise.all(entregas)).every(({ aceita }) => aceita)).toBe(true)
    expect([servidor.maiorJanela(), servidor.submits.length]).toEqual([3, 12])
  })

  test("without a place in time is nobody's refusal", async () => {
    const { porta } = await open()
    const { ajustes, senha } = canalSmpp(porta)
    const sessao = { ...(ajustes as AjustesSmpp), senha, papel: 'bind_transmitter' } as const
    const reserva = new ReservaSmpp({ abrir: (ate) => abrirSessao(sessao, ate), conexoes: 1, janela: 1 })
    onTestFinished(() => reserva.close())
    const primeiro = await reserva.tomar(Date.now() + 5000)
    expect(await reserva.tomar(Date.now() + 20)).toBeNull()
    primeiro?.livre()
    const outro = await reserva.tomar(Date.now() + 5000)
    expect(outro?.sessao).toBe(primeiro?.sessao)
    outro?.livre()
  })

  test('is asked whether it is there, and unbinds at the end', async () => {
    const servidor = await open()
    const porta = portaDe(servidor, {}, { enquireMs: 10 })
    await porta.enviar(envio(1))
    await servidor.ate(() => servidor.comandos.filter((um) => um === 'enquire_link').length >= 2)
    await porta.close()
    expect(servidor.comandos).toContain('unbind')
    expect(await porta.enviar(envio(2))).toMatchObject({ aceita: false, semConexao: true })
  })
})

function escutar(onConnection: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(onConnection)
  onTestFinished(() => void server.close())
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
