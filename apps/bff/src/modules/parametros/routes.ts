import { alterarParametro, historicoParametro, listarParametros } from '@ramal/shared/contracts/parametros.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { ParametrosService } from './service.ts'

export function parametrosRoutes(app: FastifyInstance, parametros: ParametrosService): void {
  rota(app, listarParametros, async () => ({ itens: await parametros.list() }))
  rota(app, alterarParametro, ({ contexto, params, body }) =>
    parametros.change(contexto, params.chave, body.valor),
  )
  rota(app, historicoParametro, async ({ params }) => ({ itens: await parametros.historico(params.chave) }))
}
