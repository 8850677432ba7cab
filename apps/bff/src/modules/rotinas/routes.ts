import { executarRotinaEnvio, verRotinaEnvio } from '@ramal/shared/contracts/painel.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { RotinasService } from './service.ts'

export function rotinasRoutes(app: FastifyInstance, rotinas: RotinasService): void {
  rota(app, verRotinaEnvio, () => rotinas.ver())
  rota(app, executarRotinaEnvio, ({ contexto }) => rotinas.executar(contexto))
}
