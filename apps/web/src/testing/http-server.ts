import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { transferableAbortController } from 'node:util'
import { onTestFinished, vi } from 'vitest'

export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: unknown
}

/** An answer with a status; anything else that a handler gives is a JSON body with 200. */
export class Reply {
  readonly status: number
  readonly body: string
  readonly type: string

  constructor(status: number, body: unknown, type = 'application/json') {
    this.status = status
    this.body = typeof body === 'string' ? body : JSON.stringify(body)
    this.type = type
  }
}

export const problem = (status: number, codigo: string, rest: object = {}) =>
  new Reply(status, { type: `urn:ramal:problema:${codigo}`, title: 'Recusado', status, codigo, ...rest })

/** An answer that stays open: server-sent events, told when the test says so. */
export class EventStream {
  readonly #opened = Promise.withResolvers<ServerResponse>()

  open(outgoing: ServerResponse): void {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    outgoing.flushHeaders()
    this.#opened.resolve(outgoing)
  }

  /** Waits for who listens. */
  async send(event: string, data: unknown): Promise<void> {
    const outgoing = await this.#opened.promise
    outgoing.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  async end(): Promise<void> {
    ;(await this.#opened.promise).end()
  }
}

type Handler = (request: Received) => unknown

/**
 * The server's side of the wire, on loopback, for the rest of the test: `routes` maps 'POST /api/ucs/buscas' to what
 * answers it. Gives the requests as they arrived.
 */
export async function startServer(
  routes: Record<string, Handler>,
): Promise<{ requests: Received[]; stop(): Promise<void> }> {
  const requests: Received[] = []
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await receive(incoming)
    requests.push(request)
    const handler = routes[`${request.method} ${request.path}`]
    const given = handler ? await handler(request) : problem(404, 'nao_encontrado')
    if (given instanceof EventStream) return given.open(outgoing)
    const reply = given instanceof Reply ? given : new Reply(200, given)
    outgoing.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body)
  }
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  routeFetchTo(`http://127.0.0.1:${port}`)
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  onTestFinished(stop)
  return { requests, stop }
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

const nodeFetch = globalThis.fetch

// A browser resolves addresses by the page's; and Node's fetch takes only Node's own signals, not those of jsdom.
function routeFetchTo(base: string): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const controller = transferableAbortController()
    init.signal?.addEventListener('abort', () => controller.abort(init.signal?.reason))
    if (init.signal?.aborted) controller.abort(init.signal.reason)
    const headers = Object.fromEntries(new Headers(init.headers).entries())
    return nodeFetch(new URL(path, base), { ...init, headers, signal: controller.signal })
  })
}
