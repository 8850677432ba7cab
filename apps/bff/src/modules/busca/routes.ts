import { buscarUcs } from '@ramal/shared/contracts/ucs.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { BuscaService } from './service.ts'

/** A POST, so that what is looked for never stands in a URL or a log (design rule 9). */
export function buscaRoutes(app: FastifyInstance, busca: BuscaService): void {
  rota(app, buscarUcs, ({ body }) => busca.buscar(body.q, body.limite))
}
