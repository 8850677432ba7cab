import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export const USUARIO = 'faturas'
export const SENHA = 'segredo da conta'

/** A real SMTP server on loopback, of another make than the client's, that takes one user. */
export async function startServidorTls(
  options: SMTPServerOptions,
): Promise<{ porta: number; recebidas: string[] }> {
  const recebidas: string[] = []
  const server = new SMTPServer({
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === USUARIO && password === SENHA) return done(null, { user: username })
      // A server that repeats what it was told: the transcript must not.
      done(Object.assign(new Error(`5.7.8 Bad password ${password}`), { responseCode: 535 }))
    },
    async onData(stream, _session, done) {
      recebidas.push(await text(stream))
      done(null, '2.0.0 Ok: queued')
    },
    ...options,
  })
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { porta: (listener.address() as AddressInfo).port, recebidas }
}
