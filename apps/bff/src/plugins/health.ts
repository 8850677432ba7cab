import fp from 'fastify-plugin'

export interface HealthOptions {
  /** Rejects when the database cannot answer. */
  ping: () => Promise<unknown>
}

/** `/health`: the process answers. `/ready`: it can also do its work. */
export const healthPlugin = fp<HealthOptions>(async (app, { ping }) => {
  const config = { acesso: 'publico', rateLimit: false } as const
  app.get('/health', { config, schema: { hide: true } }, () => ({ situacao: 'ok' }))
  app.get('/ready', { config, schema: { hide: true } }, async (request, reply) => {
    try {
      await ping()
      return { situacao: 'ok' }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      return reply.status(503).send({ situacao: 'indisponivel' })
    }
  })
})
