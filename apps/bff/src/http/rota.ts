import { createHash } from 'node:crypto'
import type { Contract } from '@ramal/shared/contracts/contract.ts'
import { problema } from '@ramal/shared/contracts/problema.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { core } from 'zod'
import type { ChaveIdempotencia, Contexto } from '#contexto.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'

type Output<S> = S extends core.$ZodType ? core.output<S> : undefined
type Answer<C extends Contract> = C['resposta']['corpo'] extends core.$ZodType
  ? core.output<C['resposta']['corpo']>
  : C['resposta'] extends { tipo: string }
    ? FastifyReply
    : void

export interface Chamada<C extends Contract> {
  params: Output<C['params']>
  query: Output<C['query']>
  body: Output<C['body']>
  /** Null only where the contract is `publico`. */
  contexto: C['acesso'] extends 'publico' ? null : Contexto
  request: FastifyRequest
  reply: FastifyReply
}

/** Mounts one contract: validation, serialisation, access and OpenAPI all come from it. */
export function rota<const C extends Contract>(
  app: FastifyInstance,
  contract: C,
  handler: (chamada: Chamada<C>) => Promise<Answer<C>> | Answer<C>,
  opcoes: Pick<RouteOptions, 'bodyLimit' | 'sse'> & { rateLimit?: object; deQualquerOrigem?: true } = {},
): void {
  const { status, corpo, tipo } = contract.resposta
  const { rateLimit, deQualquerOrigem, ...routeOptions } = opcoes
  app.route({
    ...routeOptions,
    method: contract.metodo,
    url: `/api${contract.caminho}`,
    config: {
      acesso: contract.acesso,
      ...(rateLimit && { rateLimit }),
      ...(deQualquerOrigem && { deQualquerOrigem }),
    },
    schema: {
      summary: contract.resumo,
      tags: [contract.caminho.split('/')[1] ?? ''],
      ...(contract.params && { params: contract.params }),
      ...(contract.query && { querystring: contract.query }),
      ...(contract.body && { body: contract.body }),
      ...(contract.multipart && { consumes: ['multipart/form-data'] }),
      response: { ...(corpo && { [status]: corpo }), default: problema },
    },
    handler: async (request, reply) => {
      const answer = await handler({
        params: request.params,
        query: request.query,
        body: request.body,
        contexto: request.autor && {
          autor: request.autor,
          idempotencia: contract.idempotente ? readIdempotencyKey(request) : null,
        },
        request,
        reply,
        // The schemas of the contract have just been applied; Fastify's own types cannot carry that through a generic.
      } as unknown as Chamada<C>)
      if (tipo) return answer
      return reply.status(status).send(corpo ? answer : undefined)
    },
  })
}

function readIdempotencyKey(request: FastifyRequest): ChaveIdempotencia | null {
  const chave = request.headers['idempotency-key']
  if (chave === undefined) return null
  if (typeof chave !== 'string' || !/^[\w-]{8,100}$/.test(chave)) {
    throw campoInvalido(
      'Idempotency-Key',
      'A chave de idempotência deve ter de 8 a 100 letras, números, _ ou -.',
    )
  }
  const corpoHash = createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  return { chave, rota: `${request.method} ${request.routeOptions.url ?? ''}`, corpoHash }
}

/** The row exists or the request ends with 404. */
export function encontrado<T>(valor: T | null | undefined, oQue: string): T {
  if (valor === null || valor === undefined) throw new ErroDominio('nao_encontrado', `${oQue} não existe.`)
  return valor
}
