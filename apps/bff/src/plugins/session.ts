import fastifyCookie from '@fastify/cookie'
import fastifySession from '@fastify/session'
import fp from 'fastify-plugin'
import type { SessionStore } from '#modules/sessao/store.ts'

declare module 'fastify' {
  interface Session {
    usuarioId?: number
  }
}

export interface SessionOptions {
  secret: Buffer
  store: SessionStore
  /** True when people reach Ramal by https: the cookie then never travels in the clear. */
  secure: boolean
}

/** The cookie `ramal.sid` and the sessions behind it. Limits and tombstones are the store's. */
export const sessionPlugin = fp<SessionOptions>(async (app, { secret, store, secure }) => {
  await app.register(fastifyCookie)
  await app.register(fastifySession, {
    secret: secret.toString('base64url'),
    cookieName: 'ramal.sid',
    store,
    // Rolling saves on every request and lets one under way at logout revive the session.
    rolling: false,
    saveUninitialized: false,
    cookie: { path: '/', httpOnly: true, sameSite: 'strict', secure },
  })
})
