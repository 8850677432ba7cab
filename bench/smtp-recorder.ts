import { EventEmitter, once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface Recorded {
  messageId: string
  recipient: string
}

export interface Recorder {
  readonly port: number
  /** Everything that was accepted, in order. */
  readonly messages: readonly Recorded[]
  /** Resolves when that many messages have been accepted, or when the signal aborts. */
  reached(count: number, signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

/** A mail server that remembers what it has accepted: once it has answered, a message is delivered. */
export async function startRecorder(): Promise<Recorder> {
  const messages: Recorded[] = []
  const accepted = new EventEmitter()
  const server = createServer({ noDelay: true }, (socket) => {
    // A client that is killed leaves its connections broken.
    socket.on('error', () => socket.destroy())
    socket.write('220 recorder ESMTP\r\n')
    converse(socket, (message) => {
      messages.push(message)
      accepted.emit('message')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    async reached(count, signal) {
      while (messages.length < count && !signal.aborted) {
        await once(accepted, 'message', { signal }).catch((error: unknown) => {
          if (!signal.aborted) throw error
        })
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const REPLIES: Readonly<Record<string, string>> = {
  EHLO: '250-recorder\r\n250 8BITMIME\r\n',
  DATA: '354 Go ahead\r\n',
  QUIT: '221 2.0.0 Bye\r\n',
}

/** One session, without PIPELINING: each command waits for the reply to the one before. */
function converse(socket: Socket, onMessage: (message: Recorded) => void): void {
  let rest = ''
  let recipient = ''
  let inData = false
  // One character a byte: nothing but headers is read, and a message is many pieces long.
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    const end = inData ? '\r\n.\r\n' : '\r\n'
    const from = Math.max(0, rest.length - end.length)
    rest += chunk
    if (!rest.includes(end, from)) return
    const said = rest
    rest = ''
    if (inData) {
      inData = false
      onMessage({ messageId: /^Message-ID:\s*(<[^>]+>)/im.exec(said)?.[1] ?? '', recipient })
      socket.write('250 2.0.0 Ok: queued\r\n')
      return
    }
    const verb = said.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') recipient = /<([^>]*)>/.exec(said)?.[1] ?? ''
    inData = verb === 'DATA'
    socket.write(REPLIES[verb] ?? '250 2.0.0 Ok\r\n')
    if (verb === 'QUIT') socket.end()
  })
}
