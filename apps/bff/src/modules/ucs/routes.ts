import { revelarDocumento, verUc } from '@ramal/shared/contracts/ucs.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { UcsService } from './service.ts'

export function ucsRoutes(app: FastifyInstance, ucs: UcsService): void {
  rota(app, verUc, ({ params }) => ucs.ver(params.id))
  rota(app, revelarDocumento, ({ contexto, params, body }) =>
    ucs.revelarDocumento(contexto, params.id, body.motivo),
  )
}
