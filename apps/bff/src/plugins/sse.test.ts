import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { FLUXO, quadro, ssePlugin } from './sse.ts'

/** A server with one stream, and a page that listens to it. */
async function setup() {
  const app = Fastify()
  let pode = true
  await app.register(ssePlugin, { podeOuvir: async () => pode, batimentoMs: 5 })
  app.decorateRequest('autor', null)
  app.get('/', FLUXO, (request, reply) => {
    const fluxo = app.abrirFluxo(request, reply)
    fluxo.enviar(quadro({ id: '1', event: 'oi', data: { texto: 'duas\nlinhas' } }))
    return reply
  })
  let fechados = 0
  app.get('/lenta', FLUXO, async (request, reply) => {
    await once(reply.raw, 'close')
    const fluxo = app.abrirFluxo(request, reply)
    fluxo.aoFechar(() => fechados++)
    return reply
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const { port } = app.server.address() as AddressInfo
  async function open() {
    const [response] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage]
    let text = ''
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    return { response, text: () => text, ended: once(response, 'end') }
  }
  return { app, port, open, fechados: () => fechados, proibir: () => (pode = false) }
}

test('an event is one line of data, whatever it holds', async () => {
  const { open } = await setup()
  const { text } = await open()
  await expect
    .poll(text, { interval: 2 })
    .toMatch(/^retry: 3000\n\nid: 1\nevent: oi\ndata: {"texto":"duas\\nlinhas"}\n\n/)
})

test('a stream lasts for as long as its session, and then says that it is over', async () => {
  const { open, proibir } = await setup()
  const { text, ended } = await open()
  await expect.poll(text, { interval: 2 }).toContain(': ok\n\n')
  proibir()
  await ended
  expect(text()).toMatch(/event: fim\ndata: {}\n\n$/)
})

test('a page that reads nothing does not hold up the end of the server', async () => {
  const { app, open } = await setup()
  const { response } = await open()
  response.pause()
  response.on('error', () => undefined)
  await app.close()
  expect(app.server.listening).toBe(false)
})

test('one person has no more than thirty', async () => {
  const { open } = await setup()
  const streams = []
  for (let count = 0; count < 31; count++) streams.push(await open())
  expect(streams.map(({ response }) => response.statusCode).filter((status) => status !== 200)).toHaveLength(
    1,
  )
})

test('a page that is gone before its stream opens holds no place and is told nothing', async () => {
  const { app, port, open, fechados } = await setup()
  for (let count = 0; count < 31; count++) {
    const call = get({ port, host: '127.0.0.1', path: '/lenta' })
    call.on('error', () => undefined)
    await once(app.server, 'request')
    call.destroy()
  }
  await expect.poll(fechados, { interval: 2 }).toBe(31)
  expect((await open()).response.statusCode).toBe(200)
})
