import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import { MAX_RETORNO_BYTES, type ReceberRetorno } from '../receber.ts'
import { stopped, type Log } from './insistir.ts'
import { createLimite } from './limite.ts'

export interface EntradaSmtp {
  receber: ReceberRetorno
  /** Whether mail to this address is ours; `depois` when too much of it comes at once. */
  aceita: (endereco: string) => Promise<'sim' | 'nao' | 'depois'>
  log: Log
  /** Messages a minute from one address; a relay that brings the bounces of a whole book stays below. */
  porMinuto?: number
  /** Told the port once it listens. */
  onListening?: (porta: number) => void
}

const CONEXOES = 20
const DESTINATARIOS = 10
const POR_MINUTO = 3000
const PARADO_MS = 60_000

const reply = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
const RECUSAS = {
  sim: () => null,
  nao: () => reply(550, '5.1.1 No such recipient here'),
  depois: () => reply(451, '4.7.0 Too many messages, try again later'),
}

/** Listens for returns until the signal; for the relay or MX that brings them, not for the open sea: no TLS, no login. */
export async function escutarSmtp(url: string, entrada: EntradaSmtp, signal: AbortSignal): Promise<void> {
  const { hostname, port } = new URL(url)
  const server = createServer(entrada)
  const listener = server.listen(port === '' ? 25 : Number(port), hostname.replace(/^\[|\]$/g, ''))
  // An error before it listens rejects here; later ones are of single connections.
  await once(listener, 'listening')
  server.on('error', (error) => entrada.log.warn({ err: error }, 'returns: a connection failed'))
  const address = listener.address()
  if (address && typeof address === 'object') entrada.onListening?.(address.port)
  await stopped(signal)
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

function createServer({ receber, aceita, log, porMinuto = POR_MINUTO }: EntradaSmtp): SMTPServer {
  const permitido = createLimite(porMinuto)
  return new SMTPServer({
    banner: 'Ramal',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MAX_RETORNO_BYTES,
    maxClients: CONEXOES,
    socketTimeout: PARADO_MS,
    onMailFrom: (_address, { remoteAddress }, callback) =>
      callback(permitido(remoteAddress) ? null : reply(451, '4.7.0 Too many messages, try again later')),
    onRcptTo({ address }, { envelope }, callback) {
      if (envelope.rcptTo.length >= DESTINATARIOS) return callback(reply(452, '4.5.3 Too many recipients'))
      aceita(address).then(
        (answer) => callback(RECUSAS[answer]()),
        (error: unknown) => {
          log.error({ err: error }, 'returns: the database failed')
          callback(reply(451, '4.3.0 Try again later'))
        },
      )
    },
    onData(stream, { envelope }, callback) {
      take(
        stream,
        envelope.rcptTo.map(({ address }) => address),
        receber,
      ).then(
        (answer) => (answer instanceof Error ? callback(answer) : callback(null, answer)),
        (error: unknown) => {
          log.error({ err: error }, 'returns: a message could not be kept')
          callback(reply(451, '4.3.0 Try again later'))
        },
      )
    },
  })
}

/** @returns the words of the acceptance, said only once the message is kept; else the refusal. */
async function take(
  stream: Readable & { sizeExceeded: boolean },
  rcptTo: readonly string[],
  receber: ReceberRetorno,
): Promise<string | Error> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Read to its end even when too large: the other side hears no answer before it has said all.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MAX_RETORNO_BYTES) chunks.push(chunk)
  }
  if (stream.sizeExceeded || bytes > MAX_RETORNO_BYTES) return reply(552, '5.3.4 Message too large')
  const outcome = await receber(Buffer.concat(chunks), { rcptTo })
  return outcome === 'adiado' ? reply(451, '4.3.0 Try again later') : '2.0.0 Ok'
}
