import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Entrega, Fase } from '#emissao/channels/entrega.ts'
import type { ContaSmtp } from './conexao.ts'
import { AUTORIDADE, CERTO, DE_OUTRO } from './testing/certificados.ts'
import { startServidorRoteiro, type Momento, type Passo } from './testing/servidor-roteiro.ts'
import { SENHA, startServidorTls, USUARIO } from './testing/servidor-tls.ts'
import { createTransporte, type OpcoesTransporte } from './transporte.ts'

const RAW = Buffer.from('From: a@example.com\r\nSubject: x\r\n\r\ncorpo\r\n')
const PARA = { de: 'volta+1@example.com', para: 'ana@example.com' }

const conta = (porta: number, changes: Partial<ContaSmtp> = {}): ContaSmtp => ({
  host: '127.0.0.1',
  porta,
  seguranca: 'nenhuma',
  usuario: null,
  senha: null,
  conexoes: 2,
  ...changes,
})

function transporte(porta: number, changes: Partial<ContaSmtp> = {}, opcoes: OpcoesTransporte = {}) {
  const aberto = createTransporte(conta(porta, changes), { prazoMs: 5000, ...opcoes })
  onTestFinished(() => aberto.close())
  return aberto
}

async function roteiro(passos?: (momento: Momento, sessao: number) => Passo | undefined) {
  const servidor = await startServidorRoteiro(passos)
  onTestFinished(() => servidor.close())
  return servidor
}

const failed = (entrega: Entrega) => (entrega.aceita ? null : entrega.resposta)

describe('a delivery', () => {
  test('gives the envelope and every byte of the message, and tells the words of acceptance', async () => {
    const servidor = await roteiro()
    const raw = Buffer.from('From: a@example.com\r\n\r\n.ponto\r\n..dois\r\n\r\n.\r\nfim\r\n')
    expect(await transporte(servidor.porta).enviar(PARA, raw)).toEqual({
      aceita: true,
      resposta: {
        codigo: 250,
        codigoEstendido: '2.0.0',
        texto: '250 2.0.0 Ok',
        fase: 'resposta',
      },
    })
    expect(servidor.comandos.slice(1)).toEqual([
      'MAIL FROM:<volta+1@example.com>',
      'RCPT TO:<ana@example.com>',
      'DATA',
    ])
    expect(servidor.mensagens).toEqual(['From: a@example.com\r\n\r\n..ponto\r\n...dois\r\n\r\n..\r\nfim'])
  })

  test('of a message without a last line end gets one', async () => {
    const servidor = await roteiro()
    await transporte(servidor.porta).enviar(PARA, Buffer.from('.From: a@example.com\r\n\r\nx'))
    expect(servidor.mensagens).toEqual(['..From: a@example.com\r\n\r\nx'])
  })

  test('of many megabytes arrives whole', async () => {
    const servidor = await roteiro()
    const raw = Buffer.from(`From: a@example.com\r\n\r\n${'0123456789abcdef\r\n.\r\n'.repeat(200_000)}`)
    expect(await transporte(servidor.porta).enviar(PARA, raw)).toMatchObject({ aceita: true })
    expect(servidor.mensagens[0]!.replace(/^\.\./gm, '.') === raw.toString().slice(0, -2)).toBe(true)
  })

  test('uses the open connections again, and never more than the account allows', async () => {
    const servidor = await roteiro()
    const { enviar } = transporte(servidor.porta, { conexoes: 3 })
    const entregas = await Promise.all(Array.from({ length: 50 }, () => enviar(PARA, RAW)))
    expect(entregas.filter(({ aceita }) => aceita)).toHaveLength(50)
    expect(servidor.mensagens).toHaveLength(50)
    expect([servidor.sessoes(), servidor.maximo()]).toEqual([3, 3])
  })

  test('over a connection that ended while it was idle goes over a new one, once', async () => {
    const servidor = await roteiro()
    const { enviar } = transporte(servidor.porta)
    await enviar(PARA, RAW)
    await servidor.cortarTodas()
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
    expect(servidor.mensagens).toHaveLength(2)
  })

  test.each<[string, Passo]>([
    ['says goodbye to', '421 4.7.0 Enough messages in this session'],
    ['drops', { corta: true }],
  ])('that the server %s before it is sent goes over a new connection', async (_name, passo) => {
    let mails = 0
    const servidor = await roteiro((momento) => {
      if (momento.startsWith('MAIL') && ++mails === 2) return passo
      return undefined
    })
    const { enviar } = transporte(servidor.porta)
    await enviar(PARA, RAW)
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
    expect([servidor.mensagens.length, servidor.sessoes()]).toEqual([2, 2])
  })
})

describe('a refusal tells its code and how far it came, and the connection serves the next', () => {
  test.each<[Fase, string, string, number, string | null]>([
    ['remetente', 'MAIL', '451 4.7.1 Greylisted', 451, '4.7.1'],
    ['remetente', 'MAIL', '550 5.7.1 Sender not allowed', 550, '5.7.1'],
    ['destinatario', 'RCPT', '550 5.1.1 No such user', 550, '5.1.1'],
    ['destinatario', 'RCPT', '452 4.2.2 Mailbox full', 452, '4.2.2'],
    ['destinatario', 'RCPT', '550 sem codigo', 550, null],
    ['dados', 'DATA', '452 4.3.1 Disk full', 452, '4.3.1'],
    ['resposta', 'mensagem', '552 5.3.4 Too big', 552, '5.3.4'],
    ['resposta', 'mensagem', '554-5.7.1 Spam\r\n554 5.7.1 really', 554, '5.7.1'],
  ])('at %s: %s answered by %s', async (fase, onde, resposta, codigo, codigoEstendido) => {
    let refused = false
    const servidor = await roteiro((momento) => {
      if (!momento.startsWith(onde) || refused) return undefined
      refused = true
      return resposta
    })
    const { enviar } = transporte(servidor.porta, { conexoes: 1 })
    expect(failed(await enviar(PARA, RAW))).toMatchObject({
      codigo,
      codigoEstendido,
      fase,
      texto: resposta.replace('\r\n', ' '),
    })
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
    expect([servidor.mensagens.length, servidor.sessoes()]).toEqual([1, 1])
  })

  test.each([
    ['MAIL', '451 4.7.1 Greylisted'],
    ['RCPT', '550 5.1.1 No such user'],
  ])('also when a server that refused %s takes DATA all the same', async (onde, recusa) => {
    const servidor = await roteiro((momento, sessao) => {
      if (sessao > 1 || servidor.mensagens.length > 0) return undefined
      if (momento.startsWith(onde)) return recusa
      return momento === 'DATA' ? '354 Go ahead' : undefined
    })
    const { enviar } = transporte(servidor.porta, { conexoes: 1 })
    expect(failed(await enviar(PARA, RAW))).toMatchObject({ texto: recusa })
    expect(servidor.mensagens.filter((mensagem) => mensagem !== '')).toEqual([])
  })

  test('also when the server drops the connection after it', async () => {
    const servidor = await roteiro((momento, sessao) => {
      if (sessao > 1) return undefined
      if (momento.startsWith('RCPT')) return '550 5.1.1 No such user'
      return momento === 'RSET' ? { corta: true } : undefined
    })
    const { enviar } = transporte(servidor.porta, { conexoes: 1 })
    expect(failed(await enviar(PARA, RAW))).toMatchObject({ codigo: 550, fase: 'destinatario' })
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
  })
})

describe('a server that misbehaves is left within the time limit, and the next message goes', () => {
  const prazoMs = 200
  const NUNCA: Passo = { silencio: true }

  test.each<[string, string, Passo, Fase]>([
    ['is silent from the start', 'conexao', NUNCA, 'conexao'],
    ['is silent after the greeting', 'EHLO', NUNCA, 'conexao'],
    ['is silent to the sender', 'MAIL', NUNCA, 'remetente'],
    ['is silent to the recipient', 'RCPT', NUNCA, 'destinatario'],
    ['is silent to DATA', 'DATA', NUNCA, 'dados'],
    ['is silent after the message', 'mensagem', NUNCA, 'resposta'],
    ['drips a greeting without end', 'conexao', { goteja: '2' }, 'conexao'],
    ['drips a reply of endless lines', 'mensagem', { goteja: '250-x\r\n' }, 'resposta'],
    ['hangs up at once', 'conexao', { corta: true }, 'conexao'],
    ['hangs up in the middle of the message', 'inicio da mensagem', { corta: true }, 'resposta'],
    ['hangs up after the message', 'mensagem', { corta: true }, 'resposta'],
    ['speaks another language', 'conexao', 'HTTP/1.1 400 Bad Request', 'conexao'],
  ])('%s', async (_name, onde, passo, fase) => {
    const servidor = await roteiro((momento, sessao) =>
      sessao === 1 && momento.startsWith(onde) ? passo : undefined,
    )
    const { enviar } = transporte(servidor.porta, { conexoes: 1 }, { prazoMs })
    const start = performance.now()
    const resposta = failed(await enviar(PARA, RAW))
    // The library's own limits are thirty seconds and more.
    expect(performance.now() - start).toBeLessThan(prazoMs + 3000)
    expect(resposta).toMatchObject({ fase })
    expect(resposta?.texto).toMatch(/\S/)
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
    expect(servidor.mensagens).toHaveLength(1)
  })

  test('says 421 to the first message of a session: that is its answer', async () => {
    const servidor = await roteiro((momento) => (momento.startsWith('MAIL') ? '421 4.7.0 Later' : undefined))
    expect(failed(await transporte(servidor.porta).enviar(PARA, RAW))).toMatchObject({
      codigo: 421,
      fase: 'remetente',
    })
    expect(servidor.sessoes()).toBe(1)
  })

  test('says 421 in its greeting', async () => {
    const servidor = await roteiro((momento) => (momento === 'conexao' ? '421 4.3.2 Too busy' : undefined))
    expect(failed(await transporte(servidor.porta).enviar(PARA, RAW))).toMatchObject({
      codigo: 421,
      codigoEstendido: '4.3.2',
      fase: 'conexao',
    })
  })

  test('is not there', async () => {
    const { porta, close } = await startServidorRoteiro()
    await close()
    expect(failed(await transporte(porta).enviar(PARA, RAW))).toMatchObject({
      codigo: null,
      fase: 'conexao',
      texto: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('holds every connection: those who wait are answered too', async () => {
    const servidor = await roteiro((momento) => (momento === 'mensagem' ? NUNCA : undefined))
    const { enviar } = transporte(servidor.porta, { conexoes: 1 }, { prazoMs })
    const entregas = await Promise.all([enviar(PARA, RAW), enviar(PARA, RAW), enviar(PARA, RAW)])
    expect(entregas.map(({ aceita }) => aceita)).toEqual([false, false, false])
    expect(entregas.map(({ resposta }) => resposta.codigo)).toEqual([null, null, null])
  })

  test('fails one session: those who wait for a place get one', async () => {
    const servidor = await roteiro((momento, sessao) =>
      sessao === 1 && momento === 'mensagem' ? { corta: true } : undefined,
    )
    const { enviar } = transporte(servidor.porta, { conexoes: 1 })
    const entregas = await Promise.all([enviar(PARA, RAW), enviar(PARA, RAW), enviar(PARA, RAW)])
    expect(entregas.map(({ aceita }) => aceita)).toEqual([false, true, true])
  })
})

const SEM_LOGIN: SMTPServerOptions = { authOptional: true, disabledCommands: ['AUTH'] }

describe('TLS', () => {
  test.each([
    ['starttls', false],
    ['tls', true],
  ] as const)('by %s delivers where the certificate proves the host', async (seguranca, secure) => {
    const { porta, recebidas } = await startServidorTls({ ...CERTO, ...SEM_LOGIN, secure })
    const { enviar } = transporte(porta, { host: 'localhost', seguranca }, { ca: AUTORIDADE })
    expect(await enviar(PARA, RAW)).toMatchObject({ aceita: true })
    expect(recebidas).toEqual([RAW.toString()])
  })

  test.each([
    ['from an unknown authority', 'starttls', CERTO, undefined],
    ['from an unknown authority', 'tls', CERTO, undefined],
    ['of another name', 'starttls', DE_OUTRO, AUTORIDADE],
    ['of another name', 'tls', DE_OUTRO, AUTORIDADE],
  ] as const)('with a certificate %s sends nothing by %s', async (_name, seguranca, certificado, ca) => {
    const servidor = await startServidorTls({
      ...SEM_LOGIN,
      ...certificado,
      secure: seguranca === 'tls',
    })
    const entrega = await transporte(servidor.porta, { host: 'localhost', seguranca }, { ca }).enviar(
      PARA,
      RAW,
    )
    expect(failed(entrega)).toMatchObject({ codigo: null, fase: 'tls' })
    expect(servidor.recebidas).toEqual([])
  })

  test.each(['starttls', 'tls'] as const)('by %s never falls back to the clear', async (seguranca) => {
    const servidor = await roteiro((momento) => (momento === 'STARTTLS' ? '502 5.5.1 Not here' : undefined))
    const entrega = await transporte(servidor.porta, { seguranca }).enviar(PARA, RAW)
    expect(failed(entrega)).toMatchObject({ fase: 'tls' })
    expect(servidor.comandos.filter((comando) => /^(MAIL|AUTH)/.test(comando))).toEqual([])
  })
})

describe('the login', () => {
  const CONTA = { host: 'localhost', seguranca: 'starttls', usuario: USUARIO, senha: SENHA } as const

  test('with the right password delivers', async () => {
    const { porta, recebidas } = await startServidorTls(CERTO)
    expect(await transporte(porta, CONTA, { ca: AUTORIDADE }).enviar(PARA, RAW)).toMatchObject({
      aceita: true,
    })
    expect(recebidas).toHaveLength(1)
  })

  test('with a wrong one is an answer of the account', async () => {
    const { porta } = await startServidorTls(CERTO)
    const { enviar } = transporte(porta, { ...CONTA, senha: 'outra' }, { ca: AUTORIDADE })
    expect(failed(await enviar(PARA, RAW))).toMatchObject({ codigo: 535, fase: 'autenticacao' })
    expect(failed(await enviar(PARA, RAW))).toMatchObject({ codigo: 535, fase: 'autenticacao' })
  })

  test('keeps the password to itself where the network could read it', async () => {
    const servidor = await roteiro((momento) =>
      momento.startsWith('EHLO') ? '250-roteiro\r\n250 AUTH PLAIN LOGIN' : undefined,
    )
    // An address that reaches this machine and is not written as a loopback one.
    const entrega = await transporte(servidor.porta, {
      host: '0.0.0.0',
      usuario: USUARIO,
      senha: SENHA,
    }).enviar(PARA, RAW)
    expect(failed(entrega)).toMatchObject({
      codigo: null,
      fase: 'autenticacao',
      texto: expect.stringContaining('TLS'),
    })
    expect(servidor.comandos.filter((comando) => /AUTH|MAIL/.test(comando))).toEqual([])
  })

  test('is not skipped where the server knows none', async () => {
    const servidor = await roteiro()
    const entrega = await transporte(servidor.porta, { usuario: USUARIO, senha: SENHA }).enviar(PARA, RAW)
    expect(failed(entrega)).toMatchObject({ codigo: null, fase: 'autenticacao' })
    expect(servidor.mensagens).toEqual([])
  })
})

test('closing lets what is under way end, and ends the sessions', async () => {
  const servidor = await roteiro()
  const aberto = transporte(servidor.porta)
  const entrega = aberto.enviar(PARA, RAW)
  aberto.close()
  expect(await entrega).toMatchObject({ aceita: true })
  await expect.poll(() => servidor.comandos.at(-1)).toBe('QUIT')
})
