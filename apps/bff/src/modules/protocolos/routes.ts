import { verProtocolo } from '@ramal/shared/contracts/protocolos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { ProtocolosService } from './service.ts'

export function protocolosRoutes(app: FastifyInstance, protocolos: ProtocolosService): void {
  rota(app, verProtocolo, ({ params }) => protocolos.ver(params.protocolo))
}
