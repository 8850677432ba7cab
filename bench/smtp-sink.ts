import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { end } from '../scripts/support/server-process.ts'

export interface Sink {
  readonly url: string
  /** Messages accepted so far. */
  received(): Promise<number>
  stop(): Promise<void>
}

/** A mail server in a process of its own that accepts everything and keeps nothing. */
export async function startSink(): Promise<Sink> {
  const child = fork(import.meta.filename, ['sink'])
  const [port] = (await once(child, 'message')) as [number]
  return {
    url: `smtp://127.0.0.1:${port}`,
    async received() {
      child.send('count')
      const [count] = (await once(child, 'message')) as [number]
      return count
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

function serve(): void {
  let count = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      stream.on('end', () => {
        count++
        done()
      })
      stream.resume()
    },
  })
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1', () =>
    process.send?.((listening.address() as AddressInfo).port),
  )
  process.on('message', () => process.send?.(count))
}

if (process.argv[2] === 'sink') serve()
