import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { createEsquecerChaves } from '#esquecer-chaves.ts'
import { accessPlugin, declareAccess } from '#plugins/access.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'

const MINUTE = 60_000

describe('access', () => {
  test('a route that does not say who may call it keeps the server from booting', async () => {
    const app = Fastify()
    await app.register(accessPlugin, { findConta: async () => null })
    app.get('/esquecida', () => 'never')
    await expect(app.ready()).rejects.toThrow('GET /esquecida')
  })

  test('a scope declares access for the routes of a plugin inside it', async () => {
    const app = Fastify()
    await app.register(accessPlugin, { findConta: async () => null })
    await app.register(async (scope) => {
      declareAccess(scope, 'publico')
      scope.get('/', () => 'reached')
    })
    expect((await app.inject('/')).body).toBe('reached')
  })
})

describeEachEngine('the ground', (open) => {
  const setup = async () => createTestApp(await open())

  test('a wrong password and an unknown login get the same 401', async () => {
    const { anonimo } = await setup()
    const wrong = await anonimo('POST', '/api/sessao', { login: 'atendente', senha: 'errada' })
    const unknown = await anonimo('POST', '/api/sessao', { login: 'ninguem', senha: 'errada' })
    expect(wrong.status).toBe(401)
    expect({ ...unknown.body, requestId: 0 }).toEqual({ ...wrong.body, requestId: 0 })
  })

  test('the demonstration password is refused outside the demonstration', async () => {
    const { anonimo } = await createTestApp(await open(), { config: { demonstracao: false } })
    expect((await anonimo('POST', '/api/sessao', { login: 'admin', senha: 'ramal-demo' })).status).toBe(401)
  })

  test('login limits the attempts of one user from one address', async () => {
    const { anonimo } = await setup()
    const attempt = (login: string) => anonimo('POST', '/api/sessao', { login, senha: 'errada' })
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await attempt('atendente')).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses[10]).toBe(429)
    expect((await attempt('supervisor')).status).toBe(401)
  })

  test('a session ends after 45 idle minutes, and after 12 hours however busy', async () => {
    const { entrar, relogio } = await setup()
    const idle = await entrar('atendente')
    relogio.advance(44 * MINUTE)
    expect((await idle('GET', '/api/sessao')).status).toBe(200)
    relogio.advance(45 * MINUTE)
    expect((await idle('GET', '/api/sessao')).status).toBe(401)

    const busy = await entrar('atendente')
    const statuses = new Set<number>()
    for (let i = 0; i < 23; i++) {
      relogio.advance(30 * MINUTE)
      statuses.add((await busy('GET', '/api/sessao')).status)
    }
    expect([...statuses]).toEqual([200])
    relogio.advance(30 * MINUTE)
    expect((await busy('GET', '/api/sessao')).status).toBe(401)
  })

  test('a cookie is worth nothing after sair', async () => {
    const { entrar } = await setup()
    const call = await entrar('atendente')
    expect((await call('DELETE', '/api/sessao')).status).toBe(204)
    expect((await call('GET', '/api/sessao')).status).toBe(401)
  })

  test('behind a proxy, an address that the caller invents does not escape the limit of its own', async () => {
    const { anonimo } = await createTestApp(await open(), { config: { trustProxy: true } })
    const statuses = []
    for (let i = 0; i < 11; i++) {
      const headers = { 'x-forwarded-for': `203.0.113.${i}, 198.51.100.7` }
      const body = { login: 'atendente', senha: 'errada' }
      statuses.push((await anonimo('POST', '/api/sessao', body, headers)).status)
    }
    expect(statuses.at(-1)).toBe(429)
  })

  test('a write from another site is refused, whatever its cookie', async () => {
    const { entrar } = await setup()
    const call = await entrar('supervisor')
    const put = (headers: Record<string, string>) =>
      call('PUT', '/api/parametros/crm.recadastramento.intervaloDias', { valor: 30 }, headers)
    expect((await put({ origin: 'https://outro.example' })).status).toBe(403)
    expect((await put({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await put({ origin: 'http://localhost:3000' })).status).toBe(200)
  })

  test('an agent reads the parameters and may not change them', async () => {
    const { entrar } = await setup()
    const call = await entrar('atendente')
    expect((await call('GET', '/api/parametros')).body.itens.length).toBeGreaterThan(7)
    const answer = await call('PUT', '/api/parametros/canais.whatsapp.channelContratado', { valor: true })
    expect([answer.status, answer.body.codigo]).toEqual([403, 'sem_permissao'])
  })

  test('a parameter keeps its history: who, when, from, to', async () => {
    const { entrar, relogio } = await setup()
    const call = await entrar('supervisor')
    const url = '/api/parametros/crm.recadastramento.intervaloDias'
    await call('PUT', url, { valor: 30 })
    relogio.advance(MINUTE)
    await call('PUT', url, { valor: '45' })
    expect((await call('GET', `${url}/historico`)).body.itens).toEqual([
      { em: '2026-11-21T15:01:00.000Z', usuario: 'Sérgio Supervisor', de: '30', para: '45' },
      { em: '2026-11-21T15:00:00.000Z', usuario: 'Sérgio Supervisor', de: '365', para: '30' },
    ])
  })

  test.each([
    ['crm.recadastramento.intervaloDias', 0],
    ['crm.recadastramento.intervaloDias', 'doze'],
    ['crm.recadastramento.intervaloDias', null],
    ['crm.recadastramento.efetuarNoAtendimento', 'talvez'],
    ['impressaoFatura.horarioRotina', '25:00'],
    ['financeiro.contaEmailFaturas', 'faturas'],
    ['financeiro.contaEmailFaturas', 7],
    ['envioDigital.protecaoPdf', 'talvez'],
  ])('%s refuses %s with a sentence about the field', async (chaveParametro, valor) => {
    const { entrar } = await setup()
    const call = await entrar('supervisor')
    const answer = await call('PUT', `/api/parametros/${chaveParametro}`, { valor })
    expect(answer.status).toBe(422)
    expect(answer.body.campos).toEqual([{ campo: 'valor', mensagem: expect.stringMatching(/\.$/) }])
  })

  test('a repeat with the same key answers the same and writes once; another body under that key is refused', async () => {
    const { entrar } = await setup()
    const call = await entrar('supervisor')
    const url = '/api/parametros/crm.recadastramento.intervaloDias'
    const key = chave()
    const first = await call('PUT', url, { valor: 30 }, key)
    await call('PUT', url, { valor: 90 })
    const repeat = await call('PUT', url, { valor: 30 }, key)
    expect(repeat.body).toEqual(first.body)
    expect((await call('GET', `${url}/historico`)).body.itens).toHaveLength(2)
    const misuse = await call('PUT', url, { valor: 31 }, key)
    expect([misuse.status, misuse.body.codigo]).toEqual([422, 'chave_idempotencia_reutilizada'])
  })

  test('a key is remembered for two days and then forgotten with the answer kept under it', async () => {
    const { entrar, relogio, unitOfWork } = await setup()
    const { chavesIdempotencia } = unitOfWork.tables
    const kept = () => unitOfWork.read((tx) => tx.$count(chavesIdempotencia))
    const esquecer = createEsquecerChaves(unitOfWork, relogio)
    const url = '/api/parametros/crm.recadastramento.intervaloDias'
    for (const login of ['supervisor', 'admin'] as const) {
      await (
        await entrar(login)
      )('PUT', url, { valor: 30 }, chave())
    }
    const em = relogio.agora()
    const many = Array.from({ length: 250 }, (_, i) => ({
      chave: `antiga-${i}`,
      rota: 'PUT /',
      corpoHash: '',
    }))
    await unitOfWork.transaction((tx) =>
      tx
        .insert(chavesIdempotencia)
        .values(many.map((row) => ({ ...row, usuarioId: 1, resposta: '{}', criadaEm: em }))),
    )
    relogio.advance(48 * 60 * MINUTE)
    expect([await esquecer(), await kept()]).toEqual([0, 252])
    await (
      await entrar('supervisor')
    )('PUT', url, { valor: 31 }, chave())
    relogio.advance(1)
    expect([await esquecer(), await kept()]).toEqual([252, 1])
  })

  test('an address that does not exist, broken JSON and a wrong type get problems in Portuguese', async () => {
    const { anonimo } = await setup()
    expect((await anonimo('GET', '/api/nada')).body).toMatchObject({ status: 404, codigo: 'nao_encontrado' })
    const json = await anonimo('POST', '/api/sessao', '{"login":', { 'content-type': 'application/json' })
    expect(json.body).toMatchObject({ status: 400, codigo: 'json_invalido' })
    const type = await anonimo('POST', '/api/sessao', 'a=1', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(type.body).toMatchObject({ status: 415, codigo: 'tipo_nao_aceito' })
    const url = await anonimo('GET', '/api/protocolos/%E0%A4%A')
    expect(url.body).toMatchObject({ status: 400, codigo: 'pedido_invalido', title: 'Pedido inválido' })
    expect(JSON.stringify(url.body)).not.toContain('%E0')
  })
})
