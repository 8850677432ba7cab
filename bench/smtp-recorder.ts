import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

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

/** A real mail server that remembers what it has accepted: from its answer on, a message is delivered. */
export async function startRecorder(): Promise<Recorder> {
  const messages: Recorded[] = []
  const accepted = new EventEmitter()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope }, callback) {
      text(stream).then((raw) => {
        const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? ''
        messages.push({ messageId, recipient: envelope.rcptTo[0]?.address ?? '' })
        callback(null, '2.0.0 Ok: queued')
        accepted.emit('message')
      }, callback)
    },
  })
  // A client that is killed leaves its connections broken.
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
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
