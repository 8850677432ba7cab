import * as http from 'node:http'
import * as https from 'node:https'

const MAX_RESPOSTA_BYTES = 64 * 1024
/** An idle connection is let go before most servers do: what is written into a closing one is lost. */
const OCIOSA_MS = 30_000

export interface Pedido {
  caminho: string
  tipo: string
  corpo: Buffer
}

/** What became of a request: `fila` waited for a connection in vain, `conexao` got none, `resposta` was sent and not answered. */
export type Retorno =
  | { tipo: 'respondeu'; status: number; corpo: string }
  | { tipo: 'fila' | 'conexao' | 'resposta'; motivo: string }

export interface Cliente {
  /** Never rejects. Redirections are not followed: the token goes where it was meant to and nowhere else. */
  post(pedido: Pedido, signal: AbortSignal): Promise<Retorno>
  close(): void
}

/**
 * HTTP to one server by connections of its own, kept alive and bounded in number. Node's `fetch` shares its connections
 * with the whole process and can neither bound nor close them.
 */
export function createCliente(baseUrl: string, token: string, conexoes: number): Cliente {
  const base = new URL(baseUrl)
  const library = base.protocol === 'https:' ? https : http
  const agent = new library.Agent({
    keepAlive: true,
    maxSockets: conexoes,
    timeout: OCIOSA_MS,
    scheduling: 'lifo',
  })
  const prefix = base.pathname.replace(/\/$/, '')

  return {
    post: ({ caminho, tipo, corpo }, signal) =>
      exchange(corpo, (done) =>
        library.request(
          {
            agent,
            signal,
            method: 'POST',
            protocol: base.protocol,
            host: base.hostname.replace(/^\[|\]$/g, ''),
            port: base.port,
            path: `${prefix}${caminho}`,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': tipo,
              'content-length': corpo.length,
              accept: 'application/json',
            },
          },
          done,
        ),
      ),
    close: () => agent.destroy(),
  }
}

function exchange(
  corpo: Buffer,
  open: (done: (response: http.IncomingMessage) => void) => http.ClientRequest,
): Promise<Retorno> {
  return new Promise((resolve) => {
    let stage: Exclude<Retorno['tipo'], 'respondeu'> = 'fila'
    const fail = (error: Error) => resolve({ tipo: stage, motivo: reason(error) })
    const request = open((response) => {
      const status = response.statusCode ?? 0
      readText(response).then((text) => resolve({ tipo: 'respondeu', status, corpo: text }), fail)
    })
    request.once('socket', (socket) => {
      // Not `reusedSocket`: that is false where a request had waited for the connection of another. A connection that is
      // kept never connects again: listeners would gather on it.
      stage = socket.connecting ? 'conexao' : 'resposta'
      if (!socket.connecting) return
      socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
        stage = 'resposta'
      })
    })
    request.once('error', fail)
    request.end(corpo)
  })
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_RESPOSTA_BYTES) {
      response.destroy()
      break
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Names the failure without the address that was called, which may hold more than its host. */
function reason(error: Error): string {
  if (error.name === 'AbortError') return 'não respondeu a tempo'
  const { code } = error as NodeJS.ErrnoException
  return code ?? error.message
}
