import {
  buscarSupressoes,
  criarSupressao,
  levantarSupressao,
  listarSupressoes,
} from '@ramal/shared/contracts/supressoes.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { SupressoesService } from './service.ts'

export function supressoesRoutes(app: FastifyInstance, supressoes: SupressoesService): void {
  rota(app, listarSupressoes, ({ query }) => supressoes.listar(query))
  rota(app, buscarSupressoes, ({ body }) => supressoes.listar(body))
  rota(app, criarSupressao, ({ contexto, body }) => supressoes.criar(contexto, body))
  rota(app, levantarSupressao, ({ contexto, params, body }) =>
    supressoes.levantar(contexto, params.id, body.motivo),
  )
}
