import { expect, onTestFinished, test } from 'vitest'
import { CERTO } from '#emissao/correio/testing/certificados.ts'
import { startServidorRoteiro, type Passo } from '#emissao/correio/testing/servidor-roteiro.ts'
import { startServidorTls, USUARIO } from '#emissao/correio/testing/servidor-tls.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { contaDaUrl } from './conta-da-url.ts'
import type { ContaDeEmail } from './oficina/trabalho.ts'
import { createCena, type Cena } from './testing/cena.ts'

const MINUTE = 60_000
/** How long a server may be silent in these tests. */
const PRAZO_MS = 250
const SILENCIO: Passo = { silencio: true }
const ana = 'ana@cliente.example'

/** Where the conversation goes wrong, and how. */
interface Falta {
  em: 'conexao' | 'RCPT' | 'DATA' | 'inicio da mensagem' | 'mensagem'
  passo: Passo
}

/** A server that treats each recipient, or each recipient of a domain, as told; greetings go by '*'. */
async function startTeimoso(faltas: Map<string, Falta>) {
  const recipients = new Map<number, string>()
  const servidor = await startServidorRoteiro((momento, sessao) => {
    const [, recipient] = /^RCPT TO:<([^>]+)>/.exec(momento) ?? []
    if (recipient) recipients.set(sessao, recipient)
    const current = momento === 'conexao' ? '*' : (recipients.get(sessao) ?? '')
    const falta = faltas.get(current) ?? faltas.get(current.replace(/^.*@/, ''))
    return falta && momento.startsWith(falta.em) ? falta.passo : undefined
  })
  onTestFinished(() => servidor.close())
  const conta = (chave: string, conexoes = 3): ContaDeEmail => ({
    ...contaDaUrl(chave, `smtp://127.0.0.1:${servidor.porta}`, 'D <faturas@distribuidora.example>'),
    conexoes,
  })
  /** Everyone who was written to, and how often. */
  const tried = (endereco: string) =>
    servidor.comandos.filter((comando) => comando === `RCPT TO:<${endereco}>`).length
  return { ...servidor, faltas, conta, tried }
}

/** UCs of different people. */
function* differentUcs() {
  const seen = new Set<string>()
  for (let i = 20; ; i++) {
    const uc = livro.uc(i)
    if (!seen.has(uc.titular.documento)) yield uc
    seen.add(uc.titular.documento)
  }
}

/** One bill for each address, its UC's contact, just imported. */
async function bills(cena: Cena, enderecos: readonly string[]): Promise<void> {
  const ucs = differentUcs().take(enderecos.length).toArray()
  for (const [index, uc] of ucs.entries()) {
    const cadastrada = await cena.cadastrar(uc)
    await cena.aderir(cadastrada, [enderecos[index]!])
    await cena.cadastro.contato(cadastrada.id, 'email', enderecos[index]!)
  }
  await cena.importar(...ucs.map((uc, index) => ({ nome: `${index}.xml`, conteudo: nf3eDe(uc) })))
}

async function estados(cena: Cena): Promise<Record<string, string>> {
  const emails = (await cena.disparos()).filter(({ meio }) => meio === 'email')
  return Object.fromEntries(emails.map(({ endereco, estado }) => [endereco, estado]))
}

const printed = async (cena: Cena) =>
  (await cena.disparos()).filter(({ meio }) => meio === 'impressao').length

const suppressions = async (cena: Cena) => {
  const rows = await cena.unitOfWork.read((tx) => tx.select().from(cena.unitOfWork.tables.supressoes))
  return rows.map(({ endereco, motivo }) => `${endereco} ${motivo}`)
}

async function contacts(cena: Cena): Promise<string[]> {
  const { contatos } = cena.unitOfWork.tables
  const rows = await cena.unitOfWork.read((tx) => tx.select().from(contatos))
  return rows.map(({ situacao }) => situacao)
}

async function saida(cena: Cena, chave: string) {
  const { saidas } = cena.unitOfWork.tables
  const rows = await cena.unitOfWork.read((tx) => tx.select().from(saidas))
  return rows.find((row) => row.chave === chave)
}

describeEachEngine('a server that misbehaves', (open) => {
  async function setup(enderecos: readonly string[], faltas: Record<string, Falta>) {
    const cena = await createCena(await open())
    const servidor = await startTeimoso(new Map(Object.entries(faltas)))
    await bills(cena, enderecos)
    const motor = cena.motor({ contas: { fixa: servidor.conta('teste') }, prazoMs: PRAZO_MS })
    return { cena, servidor, motor }
  }

  test.each<[string, string, Falta, number | null, string | null, string]>([
    ['421 at its greeting', '*', { em: 'conexao', passo: '421 4.3.2 Busy' }, 421, '4.3.2', 'conexao'],
    ['421 at RCPT', ana, { em: 'RCPT', passo: '421 4.7.0 Slow down' }, 421, '4.7.0', 'destinatario'],
    ['450 at RCPT', ana, { em: 'RCPT', passo: '450 4.2.1 In use' }, 450, '4.2.1', 'destinatario'],
    ['451 greylisting', ana, { em: 'RCPT', passo: '451 4.7.1 Greylisted' }, 451, '4.7.1', 'destinatario'],
    ['452 of a full mailbox', ana, { em: 'RCPT', passo: '452 4.2.2 Full' }, 452, '4.2.2', 'destinatario'],
    ['452 of a full disk', ana, { em: 'DATA', passo: '452 4.3.1 Disk full' }, 452, '4.3.1', 'dados'],
    ['552 of a full mailbox', ana, { em: 'mensagem', passo: '552 5.2.2 Quota' }, 552, '5.2.2', 'resposta'],
    ['a cut within DATA', ana, { em: 'inicio da mensagem', passo: { corta: true } }, null, null, 'resposta'],
    ['silence after RCPT', ana, { em: 'RCPT', passo: SILENCIO }, null, null, 'destinatario'],
    ['silence at its greeting', '*', { em: 'conexao', passo: SILENCIO }, null, null, 'conexao'],
    ['a slow drip', ana, { em: 'mensagem', passo: { goteja: '250-x\r\n' } }, null, null, 'resposta'],
  ])(
    '%s defers the bill, and when it has mended the bill is accepted',
    async (_name, who, falta, ...said) => {
      const { cena, servidor, motor } = await setup([ana], { [who]: falta })
      await motor.drain()
      const [codigo, codigoEstendido, fase] = said
      expect(await cena.tentativas()).toMatchObject([{ resultado: 'adiado', codigo, codigoEstendido, fase }])
      expect(await estados(cena)).toEqual({ [ana]: 'na_fila' })
      expect([await printed(cena), await suppressions(cena)]).toEqual([0, []])
      servidor.faltas.clear()
      cena.relogio.advance(MINUTE)
      await motor.drain()
      expect(await estados(cena)).toEqual({ [ana]: 'aceito' })
      expect(servidor.mensagens).toHaveLength(1)
    },
  )

  test('what it says that no database keeps is left out, and the bill does not leave again', async () => {
    const passo = '250 2.0.0 Ok:\0 queued\u0007 as 1'
    const { cena, servidor, motor } = await setup([ana], { [ana]: { em: 'mensagem', passo } })
    await motor.drain()
    expect(await cena.tentativas()).toMatchObject([{ resposta: '250 2.0.0 Ok: queued as 1' }])
    expect(await estados(cena)).toEqual({ [ana]: 'aceito' })
    expect(servidor.mensagens).toHaveLength(1)
  })

  test.each<[string, Falta, string, string, string[], string]>([
    [
      '550 5.1.1',
      { em: 'RCPT', passo: '550 5.1.1 No such user' },
      'devolvido',
      '5.1.1',
      [`${ana} endereco_invalido`],
      'devolvido',
    ],
    ['552 5.3.4', { em: 'mensagem', passo: '552 5.3.4 Too big' }, 'falhou', '5.3.4', [], 'informado'],
    ['554 5.7.1', { em: 'mensagem', passo: '554 5.7.1 Spam' }, 'falhou', '5.7.1', [], 'informado'],
  ])('%s ends the disparo and prints the bill', async (_name, falta, ...expected) => {
    const { cena, motor } = await setup([ana], { [ana]: falta })
    await motor.drain()
    const [estado, codigoEstendido, suprimidos, situacao] = expected
    expect(await estados(cena)).toEqual({ [ana]: estado })
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'recusado', codigoEstendido }])
    expect([await printed(cena), await suppressions(cena)]).toEqual([1, suprimidos])
    expect(await contacts(cena)).toEqual([situacao])
  })

  test('a mailbox that stays full is given up after four attempts and rested, its contact untouched', async () => {
    const { cena, motor } = await setup([ana], {
      [ana]: { em: 'RCPT', passo: '452 4.2.2 Full' },
    })
    for (let i = 0; i < 4; i++) {
      await motor.drain()
      cena.relogio.advance(60 * MINUTE)
    }
    expect(await estados(cena)).toEqual({ [ana]: 'devolvido' })
    expect(await cena.tentativas()).toHaveLength(4)
    expect([await printed(cena), await suppressions(cena)]).toEqual([1, [`${ana} caixa_cheia`]])
    expect(await contacts(cena)).toEqual(['informado'])
  })

  test.each([
    ['a certificate that proves nothing', 'starttls', 'tls', null],
    ['no STARTTLS where the account asks for it', 'sem', 'tls', 500],
    ['a wrong password', 'senha', 'autenticacao', 535],
  ] as const)('%s is held against the account, and the bill waits', async (_name, kind, fase, codigo) => {
    const cena = await createCena(await open())
    await bills(cena, [ana])
    const semTls = kind === 'starttls' ? {} : { disabledCommands: ['STARTTLS'], allowInsecureAuth: true }
    const servidor = await startServidorTls({ ...CERTO, ...semTls })
    const fixa: ContaDeEmail = {
      ...contaDaUrl('teste', `smtp://localhost:${servidor.porta}`, 'D <faturas@distribuidora.example>'),
      seguranca: kind === 'senha' ? 'nenhuma' : 'starttls',
      ...(kind === 'senha' && { usuario: USUARIO, senha: 'errada' }),
    }
    await cena.motor({ contas: { fixa }, prazoMs: PRAZO_MS }).drain()
    expect(await cena.tentativas()).toMatchObject([{ resultado: 'adiado', codigo, fase }])
    expect(await estados(cena)).toEqual({ [ana]: 'na_fila' })
    expect(await saida(cena, 'conta:teste')).toMatchObject({ falhasSeguidas: 1, vezesAberta: 0 })
    expect([await printed(cena), await suppressions(cena), servidor.recebidas]).toEqual([0, [], []])
  })

  test('a domain that is silent is left alone after five failures, and the others get their bills meanwhile', async () => {
    const silent = Array.from({ length: 12 }, (_, i) => `s${i}@mudo.example`)
    const good = Array.from({ length: 12 }, (_, i) => `b${i}@d${i % 4}.example`)
    const { cena, servidor, motor } = await setup([...silent, ...good], {
      'mudo.example': { em: 'RCPT', passo: SILENCIO },
    })
    await motor.drain()
    const found = await estados(cena)
    expect(good.map((endereco) => found[endereco])).toEqual(good.map(() => 'aceito'))
    expect(silent.map((endereco) => found[endereco])).toEqual(silent.map(() => 'na_fila'))
    expect(await saida(cena, 'provedor:mudo.example')).toMatchObject({ vezesAberta: 1 })
    expect(await saida(cena, 'conta:teste')).toBeUndefined()
    // Five open it; what was under way at that moment still ends.
    const asked = silent.reduce((sum, endereco) => sum + servidor.tried(endereco), 0)
    expect(asked).toBeGreaterThanOrEqual(5)
    expect(asked).toBeLessThanOrEqual(8)

    // What waits behind it is put off and not attempted.
    await motor.drain()
    const attempts = (await cena.tentativas()).length
    cena.relogio.advance(MINUTE - 1)
    await motor.drain()
    expect((await cena.tentativas()).length).toBe(attempts)

    // Then one probe goes, and its success lets the rest through.
    servidor.faltas.clear()
    cena.relogio.advance(1000)
    await motor.drain()
    expect((await cena.tentativas()).length).toBe(attempts + 1)
    expect(await saida(cena, 'provedor:mudo.example')).toMatchObject({ vezesAberta: 0, falhasSeguidas: 0 })
    cena.relogio.advance(5 * MINUTE)
    await motor.drain()
    expect(new Set(Object.values(await estados(cena)))).toEqual(new Set(['aceito']))
    expect(servidor.mensagens).toHaveLength(24)
  })

  test('a domain that is silent stops no other in threads of their own either', async () => {
    const silent = Array.from({ length: 8 }, (_, i) => `s${i}@mudo.example`)
    const good = Array.from({ length: 16 }, (_, i) => `b${i}@d${i}.example`)
    const { cena, servidor } = await setup([...silent, ...good], {
      'mudo.example': { em: 'RCPT', passo: SILENCIO },
    })
    const contas = { fixa: servidor.conta('teste', 4) }
    const motor = cena.motor({ contas, threads: 2, prazoMs: 2 * PRAZO_MS })
    await motor.drain()
    const found = await estados(cena)
    expect(good.map((endereco) => found[endereco])).toEqual(good.map(() => 'aceito'))
    expect(silent.map((endereco) => found[endereco])).toEqual(silent.map(() => 'na_fila'))
    expect(await saida(cena, 'provedor:mudo.example')).toMatchObject({ vezesAberta: 1 })
    expect(await saida(cena, 'conta:teste')).toBeUndefined()
  })

  test('a worker that is told to stop while a server is silent ends by the time limit of a delivery', async () => {
    const enderecos = Array.from({ length: 10 }, (_, i) => `s${i}@d${i}.example`)
    const { cena, servidor, motor } = await setup(
      enderecos,
      Object.fromEntries(enderecos.map((endereco) => [endereco, { em: 'RCPT', passo: SILENCIO }])),
    )
    const running = motor.drain()
    await expect.poll(() => servidor.comandos.filter((comando) => comando.startsWith('RCPT')).length).toBe(3)
    motor.stop()
    await running
    expect(new Set(Object.values(await estados(cena)))).toEqual(new Set(['na_fila']))
    // Three connections, and the message that was ready for the first of them to fall free.
    const attempts = await cena.tentativas()
    expect(attempts.map(({ resultado }) => resultado)).toEqual(Array.from({ length: 4 }, () => 'adiado'))
    expect(await cena.disparos()).toEqual(
      enderecos.map(() => expect.objectContaining({ reservadoPor: null, reservadoAte: null })),
    )
  })

  test('greylisting of many new recipients closes nothing: each gets its bill at its own second attempt', async () => {
    const enderecos = Array.from({ length: 12 }, (_, i) => `c${i}@cinza.example`)
    const { cena, servidor, motor } = await setup(enderecos, {
      'cinza.example': { em: 'RCPT', passo: '451 4.7.1 Greylisted, try again' },
    })
    await motor.drain()
    expect(enderecos.map((endereco) => servidor.tried(endereco))).toEqual(enderecos.map(() => 1))
    servidor.faltas.clear()
    cena.relogio.advance(MINUTE)
    await motor.drain()
    expect(new Set(Object.values(await estados(cena)))).toEqual(new Set(['aceito']))
  })

  test('a refusal for who we are stops the book at that provider before it is burnt', async () => {
    const enderecos = Array.from({ length: 20 }, (_, i) => `p${i}@exigente.example`)
    const { cena, motor } = await setup(enderecos, {
      'exigente.example': { em: 'mensagem', passo: '550 5.7.1 Blocked' },
    })
    await motor.drain()
    const found = Object.values(await estados(cena))
    expect(found.filter((estado) => estado === 'falhou').length).toBeLessThanOrEqual(8)
    expect(found.filter((estado) => estado === 'na_fila').length).toBeGreaterThanOrEqual(12)
  })
})

describeEachEngine('an account that is dead', (open) => {
  /** Twelve bills by each of two accounts; the first one's server does what it is told. */
  async function setup(falta: Falta | 'fora') {
    const cena = await createCena(await open())
    const mau = await startTeimoso(new Map(falta === 'fora' ? [] : [['*', falta]]))
    if (falta === 'fora') await mau.close()
    const bom = await startTeimoso(new Map())
    const enderecos = Array.from({ length: 24 }, (_, i) => `c${i}@d${i % 6}.example`)
    await bills(cena, enderecos)
    const { unitOfWork } = cena
    const ids = await contas(cena, [mau.porta, bom.porta])
    const disparos = await cena.disparos()
    await unitOfWork.transaction(async (tx) => {
      for (const [i, { id }] of disparos.entries()) await cena.porConta(tx, id, ids[i % 2]!)
    })
    const motor = cena.motor({ contas: { fixa: null }, prazoMs: PRAZO_MS })
    const porConta = async (conta: number) =>
      (await cena.disparos()).filter(({ contaEmailId }) => contaEmailId === ids[conta])
    return { cena, mau, bom, motor, porConta, chave: `conta:${ids[0]}` }
  }

  async function contas(cena: Cena, portas: readonly number[]): Promise<number[]> {
    const ids = []
    for (const porta of portas) ids.push(await cena.conta(porta))
    return ids
  }

  test.each<[string, Falta | 'fora']>([
    ['silent', { em: 'conexao', passo: SILENCIO }],
    ['away', 'fora'],
    ['refusing everybody', { em: 'conexao', passo: '554 5.7.1 Go away' }],
  ])(
    '(%s) is tried a few times and left, and the other account sends all of its own',
    async (_name, falta) => {
      const { cena, bom, motor, porConta, chave } = await setup(falta)
      await motor.drain()
      expect((await porConta(1)).map(({ estado }) => estado)).toEqual(
        Array.from({ length: 12 }, () => 'aceito'),
      )
      expect(bom.mensagens).toHaveLength(12)
      const dele = await porConta(0)
      expect(dele.map(({ estado }) => estado)).toEqual(dele.map(() => 'na_fila'))
      expect(await saida(cena, chave)).toMatchObject({ vezesAberta: 1, motivo: expect.stringMatching(/\S/) })
      // Three open it; what was under way at that moment still ends.
      const tried = dele.filter(({ tentativas }) => tentativas > 0).length
      expect(tried).toBeGreaterThanOrEqual(3)
      expect(tried).toBeLessThanOrEqual(6)
      expect(await printed(cena)).toBe(0)
    },
  )

  test('is asked by one probe after its pause, for twice as long each time, until it answers', async () => {
    const { cena, mau, motor, porConta, chave } = await setup({ em: 'conexao', passo: '421 4.3.2 Closed' })
    await motor.drain()
    for (const pausaMs of [30_000, 60_000, 120_000]) {
      const before = (await cena.tentativas()).length
      cena.relogio.advance(pausaMs - 1)
      await motor.drain()
      expect((await cena.tentativas()).length).toBe(before)
      cena.relogio.advance(1 + 2 * 24)
      await motor.drain()
      expect((await cena.tentativas()).length).toBe(before + 1)
    }
    mau.faltas.clear()
    cena.relogio.advance(5 * MINUTE)
    await motor.drain()
    expect(await saida(cena, chave)).toMatchObject({ vezesAberta: 0 })
    cena.relogio.advance(5 * MINUTE)
    await motor.drain()
    expect((await porConta(0)).map(({ estado }) => estado)).toEqual(
      Array.from({ length: 12 }, () => 'aceito'),
    )
    expect(mau.mensagens).toHaveLength(12)
  })
})
