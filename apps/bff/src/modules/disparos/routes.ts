import {
  cancelarDisparo,
  contarDisparos,
  criarDisparos,
  desfazerPedido,
  listarDesfaziveis,
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
  rota(app, contarDisparos, async () => ({ itens: await disparos.countPendentes() }))
  rota(app, listarDesfaziveis, ({ contexto }) => disparos.listDesfaziveis(contexto))
  rota(app, verDisparo, ({ params }) => disparos.find(params.id))
  rota(app, criarDisparos, ({ contexto, body }) => disparos.pedir(contexto, body))
  rota(app, desfazerPedido, ({ contexto, params }) => disparos.desfazer(contexto, params.id))
  rota(app, segurarDisparo, ({ contexto, params, body }) => disparos.hold(contexto, params.id, body.segurado))
  rota(app, cancelarDisparo, ({ contexto, params, body }) => disparos.cancel(contexto, params.id, body))
  rota(app, reenviarDisparo, ({ contexto, params, body }) =>
    disparos.resend(contexto, params.id, body.motivo),
  )
}
