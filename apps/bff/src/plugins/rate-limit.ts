import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { ErroDominio } from '#erros.ts'

/** Far above what a person or a screen does, far below what a runaway script does. */
const REQUESTS_PER_MINUTE = 1_500

/** Limits each signed-in person, else each address; single routes (login) tighten it in their own options. */
export const rateLimitPlugin = fp(async (app) => {
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: (request) => {
      const { usuarioId } = request.session
      return usuarioId === undefined ? `ip:${request.ip}` : `usuario:${usuarioId}`
    },
    errorResponseBuilder: () =>
      new ErroDominio('muitas_tentativas', 'Muitas tentativas seguidas; espere um minuto e tente de novo.'),
  })
})
