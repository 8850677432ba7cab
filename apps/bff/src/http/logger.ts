import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'

/**
 * Log lines carry the request's id, the route's pattern and the status: never the URL as typed, the body, an address
 * or a name (design rule 9).
 */
export const loggerOptions = (level: string) => ({
  level,
  serializers: {
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions?.url }),
    err: (error: Error & { code?: unknown }) => ({
      type: error.name,
      // Drivers quote values in their messages; type, code and frames tell what and where without them.
      message: '',
      code: error.code,
      stack: framesOf(error),
    }),
  },
})

const framesOf = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')

/** One line per answered request, with the route's pattern. */
export class OneLineLog extends fastify.LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      req: request,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.autor && { usuarioId: request.autor.usuarioId }),
    }
    if (error) request.log.error({ ...line, err: error }, 'request failed while it was answered')
    else request.log.info(line, 'request')
  }
}
