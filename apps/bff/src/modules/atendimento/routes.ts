import {
  alterarAtendimento,
  finalizarAtendimento,
  iniciarAtendimento,
  verAtendimento,
} from '@ramal/shared/contracts/atendimentos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { AtendimentoService } from './service.ts'

export function atendimentoRoutes(app: FastifyInstance, atendimento: AtendimentoService): void {
  rota(app, iniciarAtendimento, ({ contexto, body }) => atendimento.iniciar(contexto, body))
  rota(app, verAtendimento, ({ params }) => atendimento.ver(params.id))
  rota(app, alterarAtendimento, ({ contexto, params, body }) =>
    atendimento.alterar(contexto, params.id, body),
  )
  rota(app, finalizarAtendimento, ({ contexto, params, body }) =>
    atendimento.finalizar(contexto, params.id, body),
  )
}
