import { listarSaidas, reabrirSaida } from '@ramal/shared/contracts/saidas.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { SaidasService } from './service.ts'

export function saidasRoutes(app: FastifyInstance, saidas: SaidasService): void {
  rota(app, listarSaidas, () => saidas.list())
  rota(app, reabrirSaida, ({ contexto, body }) => saidas.reopen(contexto, body.chave))
}
