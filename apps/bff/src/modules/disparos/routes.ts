import {
  acompanharDisparos,
  cancelarDisparo,
  criarDisparos,
  desfazerPedido,
  listarDesfaziveis,
  listarDisparos,
  reenviarDisparo,
  segurarDisparo,
  verDisparo,
  type Disparo,
} from '@ramal/shared/contracts/disparos.ts'
import { contarDisparos } from '@ramal/shared/contracts/painel.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import { FLUXO, quadro } from '#plugins/sse.ts'
import type { Acompanhar } from './acompanhar.ts'
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

/** The disparos of a UC as they change, in a stream that lasts for as long as the page. */
export function acompanharRoutes(app: FastifyInstance, acompanhar: Acompanhar): void {
  rota(
    app,
    acompanharDisparos,
    async ({ params, request, reply }) => {
      await acompanhar.assertUc(params.id)
      const fluxo = app.abrirFluxo(request, reply)
      const ouvinte = (disparos: readonly Disparo[]) => {
        for (const disparo of disparos) {
          const id = String(Date.parse(disparo.estadoEm))
          fluxo.enviar(quadro({ id, event: 'disparo', data: disparo }))
        }
      }
      acompanhar.ouvir(params.id, ouvinte, lerUltimoId(fluxo.ultimoId)).then(fluxo.aoFechar, fluxo.fechar)
      return reply
    },
    FLUXO,
  )
}

/** The moment up to which a page that comes back was told; null for what no event of ours was named by. */
const lerUltimoId = (ultimoId: string | null): Date | null =>
  ultimoId !== null && /^\d{1,15}$/.test(ultimoId) ? new Date(Number(ultimoId)) : null
