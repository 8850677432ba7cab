import { generateKeyPairSync } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createCifra } from '#cifra.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { chave, createTestApp, type Caller } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { CIFRA_CONTAS, createLerContas } from './leitura.ts'

const SECRET = 'a-secret-key-that-only-the-tests-know'

const CONTA = {
  nome: 'Faturas',
  host: 'smtp.energia.example',
  porta: 587,
  seguranca: 'starttls',
  usuario: 'faturas',
  senha: 's3nh@ secreta',
  remetenteNome: 'Energia do Cerrado',
  remetenteEndereco: 'Faturas@Energia.example',
  responderPara: null,
  dominioRetorno: 'retorno.energia.example',
  conexoes: 5,
  porMinuto: 600,
  porMinutoProvedor: null,
  ativa: true,
}

const pem = (type: 'rsa' | 'ed25519', bits = 2048) =>
  type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: bits })
        .privateKey.export({ type: 'pkcs1', format: 'pem' })
        .toString()
    : generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

describeEachEngine('/contas-email', (open) => {
  async function setup() {
    const unitOfWork = await open()
    const { entrar, app, relogio } = await createTestApp(unitOfWork)
    const supervisor = await entrar('supervisor')
    const criar = async (dados: object = {}) => {
      const answer = await supervisor('POST', '/api/contas-email', { ...CONTA, ...dados })
      expect(answer.status).toBe(201)
      return answer.body
    }
    const ler = () => unitOfWork.read(createLerContas(unitOfWork.tables, createCifra(SECRET, CIFRA_CONTAS)))
    return { unitOfWork, app, relogio, supervisor, agente: await entrar('atendente'), criar, ler }
  }

  const campos = (body: { campos?: { campo: string }[] }) => (body.campos ?? []).map(({ campo }) => campo)

  const tornarPadrao = (supervisor: Caller, id: number | null) =>
    supervisor('PUT', '/api/parametros/financeiro.contaEmailFaturas', {
      valor: id === null ? null : String(id),
    })

  test('keeps an account, tells its settings and never its secrets', async () => {
    const { supervisor, criar, unitOfWork } = await setup()
    const criada = await criar({ dkim: { dominio: 'energia.example', seletor: 'ramal', gerar: true } })
    expect(criada).toMatchObject({
      nome: 'Faturas',
      temSenha: true,
      remetenteEndereco: 'faturas@energia.example',
      padrao: false,
      dkim: { registro: { nome: 'ramal._domainkey.energia.example' } },
    })
    expect(criada.dkim.registro.valor).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}$/)
    const { itens } = (await supervisor('GET', '/api/contas-email')).body
    expect(itens).toEqual([criada])
    expect(JSON.stringify(itens)).not.toMatch(/s3nh@|PRIVATE/)
    const [row] = await unitOfWork.read((tx) => tx.select().from(unitOfWork.tables.contasEmail))
    expect(JSON.stringify(row)).not.toMatch(/s3nh@|PRIVATE/)
  })

  test('gives the emission the active accounts with their secrets open', async () => {
    const { criar, ler } = await setup()
    const { id } = await criar({ dkim: { dominio: 'energia.example', seletor: 'ramal', gerar: true } })
    await criar({ nome: 'Parada', ativa: false })
    const contas = await ler()
    expect(contas).toMatchObject([
      {
        id,
        senha: 's3nh@ secreta',
        remetente: { nome: 'Energia do Cerrado', endereco: 'faturas@energia.example' },
        dkim: { dominio: 'energia.example', seletor: 'ramal' },
        porMinuto: 600,
      },
    ])
    expect(contas[0]?.dkim?.chavePem).toContain('BEGIN PRIVATE KEY')
    expect(structuredClone(contas)).toEqual(contas)
  })

  test('keeps the password and the key that a change leaves out, and removes them on null', async () => {
    const { supervisor, criar, ler } = await setup()
    const { id, dkim } = await criar({ dkim: { dominio: 'energia.example', seletor: 'ramal', gerar: true } })
    const { senha: _, ...semSenha } = CONTA
    const outroSeletor = { dominio: 'energia.example', seletor: 'outro' }
    const mudada = await supervisor('PUT', `/api/contas-email/${id}`, { ...semSenha, dkim: outroSeletor })
    expect(mudada.body.dkim.registro).toEqual({
      nome: 'outro._domainkey.energia.example',
      valor: dkim.registro.valor,
    })
    expect(await ler()).toMatchObject([{ senha: 's3nh@ secreta', dkim: { seletor: 'outro' } }])
    await supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, usuario: null, senha: null, dkim: null })
    expect(await ler()).toMatchObject([{ usuario: null, senha: null, dkim: null }])
  })

  test('is tried at once after a change, although it was closed for failing', async () => {
    const { supervisor, unitOfWork, criar } = await setup()
    const { id } = await criar()
    const { saidas } = unitOfWork.tables
    const agora = new Date('2026-11-21T15:00:00Z')
    const closed = {
      falhasSeguidas: 5,
      vezesAberta: 2,
      abertaEm: agora,
      abertaAte: agora,
      atualizadaEm: agora,
    }
    await unitOfWork.transaction((tx) => tx.insert(saidas).values({ chave: `conta:${id}`, ...closed }))
    await supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, conexoes: 7 })
    expect(await unitOfWork.read((tx) => tx.select().from(saidas))).toMatchObject([
      { falhasSeguidas: 0, vezesAberta: 0, abertaAte: null },
    ])
  })

  test('asks for the password again before it would go to another server or user', async () => {
    const { supervisor, criar, ler } = await setup()
    const { id } = await criar()
    const { senha: _, ...semSenha } = CONTA
    for (const outro of [{ host: 'smtp.outro.example' }, { usuario: 'outro' }]) {
      const answer = await supervisor('PUT', `/api/contas-email/${id}`, { ...semSenha, ...outro })
      expect([answer.status, campos(answer.body)]).toEqual([422, ['senha']])
    }
    expect(await ler()).toMatchObject([{ host: CONTA.host, usuario: 'faturas' }])
  })

  test.each([
    ['host', { host: 'smtp energia' }],
    ['host', { host: 'smtp.energia.example:587' }],
    ['porta', { porta: 0 }],
    ['porta', { porta: 70_000 }],
    ['remetenteNome', { remetenteNome: 'Energia\r\nBcc: x@y.example' }],
    ['remetenteEndereco', { remetenteEndereco: 'energia' }],
    ['responderPara', { responderPara: 'a@b@c.example' }],
    ['dominioRetorno', { dominioRetorno: 'retorno' }],
    ['conexoes', { conexoes: 51 }],
    ['porMinuto', { porMinuto: 0 }],
    ['usuario', { usuario: null }],
    ['senha', { senha: undefined }],
    ['seguranca', { seguranca: 'nenhuma' }],
    ['dkim.seletor', { dkim: { dominio: 'energia.example', seletor: 'a b', gerar: true } }],
    ['dkim.chavePrivada', { dkim: { dominio: 'energia.example', seletor: 'a', chavePrivada: 'nada' } }],
    [
      'dkim.chavePrivada',
      { dkim: { dominio: 'energia.example', seletor: 'a', chavePrivada: pem('ed25519') } },
    ],
    ['dkim.chavePrivada', { dkim: { dominio: 'energia.example', seletor: 'a' } }],
  ])('refuses a wrong %s by its name and keeps nothing: %j', async (campo, dados) => {
    const { supervisor } = await setup()
    const answer = await supervisor('POST', '/api/contas-email', { ...CONTA, ...dados })
    expect([answer.status, campos(answer.body)]).toEqual([422, [campo]])
    expect((await supervisor('GET', '/api/contas-email')).body.itens).toEqual([])
  })

  test('takes a key in the older form of PEM, and says that it is short', async () => {
    const { criar } = await setup()
    const { avisos, dkim } = await criar({
      dkim: { dominio: 'energia.example', seletor: 'ramal', chavePrivada: pem('rsa', 1024) },
    })
    expect(avisos).toContain('A chave DKIM tem 1024 bits; o recomendado são 2048.')
    expect(dkim.registro.valor).toMatch(/^v=DKIM1/)
  })

  test('warns of a signature that is of another domain than the sender', async () => {
    const { criar } = await setup()
    const { avisos } = await criar({ dkim: { dominio: 'outra.example', seletor: 'ramal', gerar: true } })
    expect(avisos.join()).toContain('DMARC')
  })

  test('refuses a second account of the same name, and takes it once the first is gone', async () => {
    const { supervisor, criar } = await setup()
    const { id } = await criar()
    const repetida = await supervisor('POST', '/api/contas-email', CONTA)
    expect([repetida.status, campos(repetida.body)]).toEqual([422, ['nome']])
    await supervisor('DELETE', `/api/contas-email/${id}`)
    await criar()
  })

  test('keeps the default account until another one is chosen', async () => {
    const { supervisor, criar } = await setup()
    const { id } = await criar()
    const outra = await criar({ nome: 'Outra' })
    await tornarPadrao(supervisor, id)
    expect((await supervisor('GET', `/api/contas-email/${id}`)).body.padrao).toBe(true)
    expect((await supervisor('DELETE', `/api/contas-email/${id}`)).body.codigo).toBe('estado_invalido')
    const parada = await supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, ativa: false })
    expect(parada.body.codigo).toBe('estado_invalido')
    await tornarPadrao(supervisor, outra.id)
    expect((await supervisor('DELETE', `/api/contas-email/${id}`)).status).toBe(200)
    expect((await supervisor('GET', `/api/contas-email/${id}`)).status).toBe(404)
  })

  test.each([
    ['removed', (supervisor: Caller, id: number) => supervisor('DELETE', `/api/contas-email/${id}`)],
    [
      'stopped',
      (supervisor: Caller, id: number) =>
        supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, ativa: false }),
    ],
  ])('lets what waits to leave by a %s account leave by the default one', async (_, parar) => {
    const { unitOfWork, supervisor, criar } = await setup()
    const { id } = await criar()
    const { disparos } = unitOfWork.tables
    const uc = await createCadastro(unitOfWork).uc()
    const agora = new Date('2026-11-21T15:00:00Z')
    const base = {
      ucId: uc.id,
      finalidade: 'termo',
      conteudo: 'termo',
      meio: 'email',
      contaEmailId: id,
    } as const
    await unitOfWork.transaction(async (tx) => {
      for (const estado of ['na_fila', 'aceito'] as const) {
        const datas = { criadoEm: agora, estadoEm: agora }
        await tx
          .insert(disparos)
          .values({ ...base, ...datas, chave: estado, estado, segurado: false, tentativas: 0 })
      }
    })
    expect((await parar(supervisor, id)).status).toBe(200)
    const rows = await unitOfWork.read((tx) =>
      tx.select({ estado: disparos.estado, conta: disparos.contaEmailId }).from(disparos),
    )
    expect(new Map(rows.map(({ estado, conta }) => [estado, conta]))).toEqual(
      new Map([
        ['na_fila', null],
        ['aceito', id],
      ]),
    )
  })

  test('leaves a trail of who changed what, naming secrets and not telling them', async () => {
    const { unitOfWork, supervisor, criar } = await setup()
    const { id } = await criar()
    await supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, porta: 2525, senha: 'outra senha' })
    await supervisor('PUT', `/api/contas-email/${id}`, { ...CONTA, porta: 2525, senha: undefined })
    await supervisor('DELETE', `/api/contas-email/${id}`)
    const { eventos } = unitOfWork.tables
    const rows = await unitOfWork.read((tx) => tx.select().from(eventos).orderBy(eventos.id))
    expect(rows.map(({ dados }) => dados)).toMatchObject([
      { ato: 'criada', nome: 'Faturas' },
      {
        ato: 'alterada',
        mudancas: [
          { campo: 'porta', de: '587', para: '2525' },
          { campo: 'senha', de: '(guardada)', para: '(guardada)' },
        ],
      },
      { ato: 'removida' },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/s3nh@|outra senha/)
  })

  test('tells that a mail server of the environment takes the place of all', async () => {
    const { app, entrar } = await createTestApp(await open(), { config: { smtpUrl: 'smtp://localhost' } })
    onTestFinished(() => app.close())
    const supervisor = await entrar('supervisor')
    expect((await supervisor('GET', '/api/contas-email')).body).toEqual({ itens: [], substituidas: true })
  })

  test('makes one account of a request that is repeated', async () => {
    const { supervisor } = await setup()
    const key = chave()
    const first = await supervisor('POST', '/api/contas-email', CONTA, key)
    const again = await supervisor('POST', '/api/contas-email', CONTA, key)
    expect(again.body).toEqual(first.body)
  })

  test('is not shown to agents', async () => {
    const { agente } = await setup()
    expect((await agente('GET', '/api/contas-email')).status).toBe(403)
    expect((await agente('POST', '/api/contas-email', CONTA)).status).toBe(403)
  })
})
