import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SMTPServer } from 'smtp-server'

export interface SmtpDemo {
  url: string
  close(): Promise<void>
}

/**
 * The mail server of the demonstration: accepts everything on a loopback port and keeps each message as a file
 * `<instante>-<n>.eml`, whose name sorts by time. Nothing leaves the machine.
 */
export async function startSmtpDemo(folder: string): Promise<SmtpDemo> {
  await mkdir(folder, { recursive: true })
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    async onData(stream, _session, callback) {
      const name = `${Date.now()}-${process.pid}-${String(count++).padStart(6, '0')}`
      try {
        await pipeline(stream, createWriteStream(join(folder, `${name}.parte`)))
        // Renamed once whole: who lists the folder never reads half a message.
        await rename(join(folder, `${name}.parte`), join(folder, `${name}.eml`))
        callback(null, `2.0.0 Ok: queued as ${name}`)
      } catch (error) {
        callback(error as Error)
      }
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
