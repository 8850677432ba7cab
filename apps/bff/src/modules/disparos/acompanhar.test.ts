import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createCena } from '#emissao/engine/testing/cena.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { createCadastro } from '#modules/ucs/testing/cadastro.ts'
import { chave, createTestApp } from '#testing/app.ts'
import { describeEachEngine, describeOnSqlite, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import { createAcompanhar } from './acompanhar.ts'

const ana = 'ana@cliente.example'

interface Evento {
  id: string | null
  event: string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into events of every shape
  data: any
}

/** Reads a stream as a browser does. */
async function listen(port: number, path: string, headers: Record<string, string>) {
  const call = request({
    port,
    host: '127.0.0.1',
    path,
    headers: { accept: 'text/event-stream', ...headers },
  })
  call.end()
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  onTestFinished(() => {
    response.destroy()
  })
  const eventos: Evento[] = []
  let text = ''
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]),
      )
      const event = fields.get('event')
      if (event) eventos.push({ id: fields.get('id') ?? null, event, data: JSON.parse(fields.get('data')!) })
    }
  })
  const ended = once(response, 'close')
  return { response, eventos, ended }
}

async function setup(open: OpenTestDatabase) {
  const cena = await createCena(await open())
  const uc = livro.uc(1)
  const { id: ucId } = await cena.cadastrar(uc)
  await cena.importar({ nome: 'a.xml', conteudo: nf3eDe(uc) })
  await cena.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = cena.app.server.address() as AddressInfo
  const login = await cena.anonimo('POST', '/api/sessao', { login: 'atendente', senha: 'ramal-demo' })
  const cookie = String(login.headers['set-cookie']).split(';')[0]!
  const [fatura] = await cena.unitOfWork.read((tx) => tx.select().from(cena.unitOfWork.tables.faturas))
  const send = async () => {
    const body = { faturaIds: [fatura!.id], meio: 'email', enderecos: [ana] }
    return (await cena.supervisor('POST', '/api/disparos', body, chave())).body.itens[0]
  }
  const ouvir = (headers: object = {}, id = ucId) =>
    listen(port, `/api/ucs/${id}/disparos/eventos`, { cookie, ...headers })
  return { ...cena, ucId, port, send, ouvir }
}

describeEachEngine('GET /ucs/:id/disparos/eventos', (open) => {
  test('tells what is there, then whatever is made or changes, in this process or another', async () => {
    const { ouvir, send, unitOfWork, relogio } = await setup(open)
    const { eventos, response } = await ouvir()
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream'])
    await expect.poll(() => eventos.length, { interval: 5 }).toBe(1)
    expect(eventos[0]).toMatchObject({ event: 'disparo', data: { meio: 'impressao', estado: 'na_fila' } })
    const sent = await send()
    await expect.poll(() => eventos.at(-1)?.data, { interval: 5 }).toEqual(sent)
    const { disparos } = unitOfWork.tables
    relogio.advance(3000)
    await unitOfWork.transaction((tx) =>
      tx
        .update(disparos)
        .set({ estado: 'aceito', estadoEm: relogio.agora() })
        .where(eq(disparos.id, sent.id)),
    )
    await expect.poll(() => eventos.at(-1)?.data.estado, { interval: 5, timeout: 3000 }).toBe('aceito')
    const last = eventos.at(-1)!
    expect([last.data.id, last.id]).toEqual([sent.id, String(relogio.agora().getTime())])
  })
})

describeOnSqlite('streams of events', (open) => {
  test('a page that comes back is told what it missed', async () => {
    const { ouvir, send, relogio } = await setup(open)
    const before = relogio.agora().getTime()
    relogio.advance(1_200_000)
    const missed = await send()
    const { eventos } = await ouvir({ 'last-event-id': String(before + 600_000) })
    await expect.poll(() => eventos.map(({ data }) => data.id), { interval: 5 }).toEqual([missed.id])
  })

  test('carry the headers that keep an answer out of caches and frames', async () => {
    const { ouvir } = await setup(open)
    const { headers } = (await ouvir()).response
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    })
  })

  test('need a session and a UC that exists', async () => {
    const { ouvir } = await setup(open)
    expect((await ouvir({ cookie: '' })).response.statusCode).toBe(401)
    expect((await ouvir({}, 999_999)).response.statusCode).toBe(404)
  })

  test('end with the session, and with the account, and say so', async () => {
    const unitOfWork = await open()
    const api = await createTestApp(unitOfWork, { ports: { batimentoMs: 5 } })
    onTestFinished(() => api.app.close())
    const { id } = await createCadastro(unitOfWork).uc()
    await api.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.app.server.address() as AddressInfo
    const entrar = async () => {
      const login = await api.anonimo('POST', '/api/sessao', { login: 'atendente', senha: 'ramal-demo' })
      const cookie = String(login.headers['set-cookie']).split(';')[0]!
      return { cookie, ...(await listen(port, `/api/ucs/${id}/disparos/eventos`, { cookie })) }
    }
    const [left, locked] = [await entrar(), await entrar()]
    await api.anonimo('DELETE', '/api/sessao', undefined, { cookie: left.cookie })
    await left.ended
    expect([left.eventos, locked.eventos]).toMatchObject([[{ event: 'fim' }], []])
    const { usuarios } = unitOfWork.tables
    await unitOfWork.transaction((tx) => tx.update(usuarios).set({ ativo: false }))
    await locked.ended
    expect(locked.eventos).toMatchObject([{ event: 'fim' }])
  })

  test('hold up neither the end of the server nor anything after it', async () => {
    const { ouvir, app } = await setup(open)
    const streams = [await ouvir(), await ouvir()]
    await app.close()
    await Promise.all(streams.map(({ ended }) => ended))
    expect(streams.flatMap(({ eventos }) => eventos).some(({ event }) => event === 'fim')).toBe(false)
  })
})

describeOnSqlite('following disparos', (open) => {
  test('nothing is asked of the database while nobody listens', async () => {
    const { unitOfWork, relogio, ucId } = await setup(open)
    let reads = 0
    const counted = {
      ...unitOfWork,
      tables: unitOfWork.tables,
      read: ((body) => {
        reads++
        return unitOfWork.read(body)
      }) as typeof unitOfWork.read,
    }
    const sinal = createSinal()
    const { ouvir } = createAcompanhar({ unitOfWork: counted, relogio, sinal, intervaloMs: 1 })
    sinal.notify()
    const sair = await ouvir(ucId, () => undefined, null)
    await expect.poll(() => reads, { interval: 1 }).toBeGreaterThan(3)
    sair()
    const after = reads
    sinal.notify()
    // A look of another listener would come after any that was still under way.
    const sairDeNovo = await ouvir(ucId, () => undefined, null)
    sairDeNovo()
    expect(reads).toBeLessThanOrEqual(after + 2)
  })
})
