import { finalizarAtendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { listarFaturasDaUc } from '@ramal/shared/contracts/faturas.ts'
import { sair, verSessao } from '@ramal/shared/contracts/sessao.ts'
import { buscarUcs, revelarDocumento } from '@ramal/shared/contracts/ucs.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { problem, Reply, startServer } from '#testing/http-server.ts'
import { call, urlOf } from './client.ts'
import { onSessionExpired } from './reauthentication.ts'

const nothingFound = { entendido: [], itens: [], mais: false, protocolo: null }
const search = (q: string) => call(buscarUcs, { body: { q } })

let forget = () => {}
afterEach(() => forget())

describe('call', () => {
  it('sends the body as JSON to the address of the contract and gives the parsed answer', async () => {
    const { requests } = await startServer({
      'POST /api/ucs/7/revelacoes': () => ({ documento: '52998224725', unknown: 'left out' }),
    })
    const answer = await call(revelarDocumento, { params: { id: 7 }, body: { motivo: 'conferir' } })
    expect(answer).toEqual({ documento: '52998224725' })
    expect(requests[0]).toMatchObject({
      body: { motivo: 'conferir' },
      headers: { 'content-type': 'application/json' },
    })
  })

  it('gives undefined where the contract has no body', async () => {
    await startServer({ 'DELETE /api/sessao': () => new Reply(204, '') })
    expect(await call(sair, {})).toBeUndefined()
  })

  it('throws the problem with its code, its sentence and the refused fields', async () => {
    const campos = [{ campo: 'motivo', mensagem: 'Diga o motivo.' }]
    await startServer({
      'POST /api/ucs/7/revelacoes': () => problem(422, 'validacao', { detail: 'Confira os campos.', campos }),
    })
    await expect(call(revelarDocumento, { params: { id: 7 }, body: { motivo: '' } })).rejects.toMatchObject({
      status: 422,
      codigo: 'validacao',
      message: 'Confira os campos.',
      campos,
    })
  })

  it('says that the answer is unexpected when a proxy sends a page or the body breaks the contract', async () => {
    await startServer({
      'POST /api/ucs/buscas': () => new Reply(502, '<html>Bad gateway</html>', 'text/html'),
    })
    await expect(search('a')).rejects.toMatchObject({ status: 502, codigo: 'resposta_inesperada' })
    await startServer({ 'POST /api/ucs/buscas': () => ({ itens: 'none' }) })
    await expect(search('a')).rejects.toMatchObject({ status: 200, codigo: 'resposta_inesperada' })
  })

  it('has its own sentence for a network that does not answer', async () => {
    const { stop } = await startServer({})
    await stop()
    await expect(search('a')).rejects.toMatchObject({
      status: 0,
      codigo: 'sem_rede',
      message: expect.stringContaining('Sem conexão') as string,
    })
  })

  it('passes a cancelled request on as such, because it is no failure', async () => {
    await startServer({ 'POST /api/ucs/buscas': () => new Promise(() => {}) })
    const controller = new AbortController()
    const answer = call(buscarUcs, { body: { q: 'a' } }, { signal: controller.signal })
    controller.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('an expired session', () => {
  const expires = () => {
    let loggedIn = false
    return {
      logIn: () => {
        loggedIn = true
      },
      answer: () => (loggedIn ? nothingFound : problem(401, 'nao_autenticado')),
    }
  }

  it('sends the request again with the same key once the person is back', async () => {
    const session = expires()
    const { requests } = await startServer({ 'POST /api/ucs/buscas': session.answer })
    forget = onSessionExpired(async () => {
      session.logIn()
      return true
    })
    await expect(call(buscarUcs, { body: { q: 'a' } }, { idempotencyKey: 'k1' })).resolves.toEqual(
      nothingFound,
    )
    expect(requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['k1', 'k1'])
  })

  it('asks for one login however many requests found it', async () => {
    const session = expires()
    await startServer({ 'POST /api/ucs/buscas': session.answer })
    let asked = 0
    let back: (same: boolean) => void = () => {}
    const asking = new Promise<void>((resolve) => {
      forget = onSessionExpired(() => {
        asked += 1
        resolve()
        return new Promise((done) => {
          back = done
        })
      })
    })
    const answers = Promise.all([search('a'), search('b')])
    await asking
    session.logIn()
    back(true)
    await answers
    expect(asked).toBe(1)
  })

  it('gives up when somebody else logged in', async () => {
    await startServer({ 'POST /api/ucs/buscas': () => problem(401, 'nao_autenticado') })
    forget = onSessionExpired(async () => false)
    await expect(search('a')).rejects.toMatchObject({ status: 401 })
  })

  it('is an answer like any other where nobody was logged in yet', async () => {
    await startServer({ 'GET /api/sessao': () => problem(401, 'nao_autenticado') })
    await expect(call(verSessao, {})).rejects.toMatchObject({ codigo: 'nao_autenticado' })
  })
})

describe('urlOf', () => {
  it('fills the path and adds only the query that was given', () => {
    expect(urlOf(listarFaturasDaUc, { params: { id: 12 } })).toBe('/api/ucs/12/faturas')
    expect(urlOf(listarFaturasDaUc, { params: { id: 12 }, query: { ordem: '-valor' } })).toBe(
      '/api/ucs/12/faturas?ordem=-valor',
    )
    expect(urlOf(finalizarAtendimento, { params: { id: 3 } })).toBe('/api/atendimentos/3/finalizacao')
  })
})
