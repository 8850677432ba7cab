import { conferirDestino, listarDestinos } from '@ramal/shared/contracts/destinos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { DestinosService } from './service.ts'

export function destinosRoutes(app: FastifyInstance, destinos: DestinosService): void {
  rota(app, listarDestinos, ({ params }) => destinos.listar(params.id))
  rota(app, conferirDestino, ({ params, body }) => destinos.conferir(params.id, body))
}
