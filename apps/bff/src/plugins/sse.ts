import { fastifySSE } from '@fastify/sse'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ErroDominio } from '#erros.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Opens a stream of server-sent events on a route that is declared by `FLUXO`. */
    abrirFluxo: (request: FastifyRequest, reply: FastifyReply) => Fluxo
  }
}

/** The options of a route that streams; the heartbeat is ours, for it asks whether the person may still listen. */
export const FLUXO = { sse: { kind: 'manual', heartbeat: false } } as const

/** A stream of events to one page. */
export interface Fluxo {
  /** The id of the last event that this page has seen; null at first. */
  readonly ultimoId: string | null
  /** Writes what `quadro` made. A page that does not read is cut off, and asks again by itself. */
  enviar(quadro: string): void
  /** Ends it; the page asks again by itself. */
  fechar(): void
  /** Called once, when nobody listens any more. */
  aoFechar(listener: () => void): void
}

export interface SseOptions {
  /** Whether the session may still use this route: also asked while a stream lasts. */
  podeOuvir: (request: FastifyRequest) => Promise<boolean>
  batimentoMs?: number
}

/** Proxies cut what is silent for a minute. */
const BATIMENTO_MS = 20_000
/** Of one person, over all their pages: a runaway page must not take every connection there is. */
const MAX_POR_PESSOA = 30
const ESPERA_DO_FIM_MS = 500
/** What may wait for a page that reads slowly. */
const MAX_RETIDO = 256 * 1024

/** One event as it goes over the wire; written once, it is sent to many. The data survive JSON. */
export const quadro = ({ id, event, data }: { id?: string; event: string; data: unknown }): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

const FIM = quadro({ event: 'fim', data: {} })

/** Streams of server-sent events: ended with the session, and closed before the server does (else it would wait for them). */
export const ssePlugin = fp<SseOptions>(async (app, { podeOuvir, batimentoMs = BATIMENTO_MS }) => {
  await app.register(fastifySSE, { heartbeatInterval: 0 })
  const abertos = new Map<FastifyReply, FastifyRequest>()

  /** For good: `fim` tells the page not to come back by itself. */
  function encerrar(reply: FastifyReply): void {
    reply.raw.write(FIM)
    reply.sse.close()
  }

  async function bater(reply: FastifyReply, request: FastifyRequest): Promise<void> {
    // With the database away nobody is sent off: the next beat asks again.
    const pode = await podeOuvir(request).catch(() => true)
    if (!reply.sse.isConnected) return
    if (pode) reply.raw.write(': ok\n\n')
    else encerrar(reply)
  }

  let batendo = false
  /** One after another: hundreds at once would keep the database from everybody else. */
  async function baterTodos(): Promise<void> {
    if (batendo) return
    batendo = true
    for (const [reply, request] of abertos) await bater(reply, request)
    batendo = false
  }

  const timer = setInterval(() => void baterTodos(), batimentoMs)
  timer.unref()

  app.addHook('preClose', async () => {
    clearInterval(timer)
    for (const reply of abertos.keys()) {
      // No `fim`: the pages come back to whichever server is there next.
      reply.sse.close()
      // One that does not read takes no end either, and the server waits for its connections.
      setTimeout(() => reply.raw.destroy(), ESPERA_DO_FIM_MS).unref()
    }
  })

  app.decorate('abrirFluxo', (request, reply) => {
    assertLugar(abertos.values(), request)
    // Gone while the route was still looking something up: there is nothing to close any more.
    if (!reply.sse.isConnected) return fluxoDe(reply)
    // The connection ends with the stream: kept alive it would hold up the end of the server.
    reply.header('connection', 'close')
    reply.header('cache-control', 'no-store')
    reply.sse.sendHeaders()
    reply.raw.write('retry: 3000\n\n')
    abertos.set(reply, request)
    reply.sse.onClose(() => abertos.delete(reply))
    return fluxoDe(reply)
  })
})

function assertLugar(abertos: Iterable<FastifyRequest>, { autor }: FastifyRequest): void {
  let count = 0
  for (const outro of abertos) if (outro.autor?.usuarioId === autor?.usuarioId) count++
  if (count >= MAX_POR_PESSOA) {
    throw new ErroDominio('muitas_tentativas', 'Há páginas demais abertas por você; feche algumas.')
  }
}

const fluxoDe = (reply: FastifyReply): Fluxo => ({
  ultimoId: reply.sse.lastEventId,
  enviar(text) {
    if (!reply.sse.isConnected) return
    if (reply.raw.writableLength > MAX_RETIDO) reply.raw.destroy()
    else reply.raw.write(text)
  },
  fechar: () => reply.sse.close(),
  aoFechar(listener) {
    // The plugin calls nobody who comes after the end.
    if (reply.sse.isConnected) reply.sse.onClose(listener)
    else listener()
  },
})
