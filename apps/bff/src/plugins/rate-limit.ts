import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { ErroDominio } from '#erros.ts'

export interface RateLimitOptions {
  /** Far above what a person or a screen does, far below what a runaway script does. */
  porMinuto: number
}

/** Limits each signed-in person, else each address; single routes (login) tighten it in their own options. */
export const rateLimitPlugin = fp<RateLimitOptions>(async (app, { porMinuto }) => {
  await app.register(rateLimit, {
    max: porMinuto,
    timeWindow: '1 minute',
    keyGenerator: (request) => {
      const { usuarioId } = request.session
      return usuarioId === undefined ? `ip:${request.ip}` : `usuario:${usuarioId}`
    },
    errorResponseBuilder: () =>
      new ErroDominio('muitas_tentativas', 'Muitas tentativas seguidas; espere um minuto e tente de novo.'),
  })
})
