import { contarRetornos, listarRetornos } from '@ramal/shared/contracts/retornos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { RetornosService } from './service.ts'

export function retornosRoutes(app: FastifyInstance, retornos: RetornosService): void {
  rota(app, listarRetornos, ({ query }) => retornos.listar(query))
  rota(app, contarRetornos, () => retornos.contar())
}
