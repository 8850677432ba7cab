import type { FastifyInstance } from 'fastify'

/** Larger calls are refused: providers send a few kilobytes. */
const MAX_BYTES = 1024 * 1024

/**
 * A scope whose routes get the body as the bytes that came, whatever its type: what is signed is the bytes. Handlers find
 * a Buffer in `request.body`, or undefined where nothing came.
 */
export const comCorpoCru = (app: FastifyInstance, routes: (scope: FastifyInstance) => void) =>
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (_request, body, done) => {
      done(null, body)
    })
    routes(scope)
  })
