import {
  criarDisparo,
  listarDisparos,
  reenviarDisparo,
  segurarDisparo,
  verDisparo,
} from '@ramal/shared/contracts/disparos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { DisparosService } from './service.ts'

export function disparosRoutes(app: FastifyInstance, disparos: DisparosService): void {
  rota(app, listarDisparos, ({ query }) => disparos.list(query))
  rota(app, verDisparo, ({ params }) => disparos.find(params.id))
  rota(app, criarDisparo, ({ contexto, body }) => disparos.createSegundaVia(contexto, body))
  rota(app, segurarDisparo, ({ contexto, params, body }) => disparos.hold(contexto, params.id, body.segurado))
  rota(app, reenviarDisparo, ({ contexto, params }) => disparos.resend(contexto, params.id))
}
