import {
  alterarContaEmail,
  criarContaEmail,
  listarContasEmail,
  removerContaEmail,
  verContaEmail,
} from '@ramal/shared/contracts/contas-email.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { ContasEmailService } from './service.ts'

export function contasEmailRoutes(app: FastifyInstance, contas: ContasEmailService): void {
  rota(app, listarContasEmail, async () => ({ itens: await contas.list() }))
  rota(app, verContaEmail, ({ params }) => contas.find(params.id))
  rota(app, criarContaEmail, ({ contexto, body }) => contas.create(contexto, body))
  rota(app, alterarContaEmail, ({ contexto, params, body }) => contas.change(contexto, params.id, body))
  rota(app, removerContaEmail, ({ contexto, params }) => contas.remove(contexto, params.id))
}
