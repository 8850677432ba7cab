import {
  alterarContaEmail,
  criarContaEmail,
  listarContasEmail,
  removerContaEmail,
  testarContaEmail,
  testarContaNova,
  verContaEmail,
} from '@ramal/shared/contracts/contas-email.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { ContasEmail } from './contas-email.ts'

// Each opens a connection to a server that the request names.
const POUCOS = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export function contasEmailRoutes(app: FastifyInstance, { contas, testes, substituidas }: ContasEmail): void {
  rota(app, listarContasEmail, async () => ({ itens: await contas.list(), substituidas }))
  rota(app, verContaEmail, ({ params }) => contas.find(params.id))
  rota(app, criarContaEmail, ({ contexto, body }) => contas.create(contexto, body))
  rota(app, alterarContaEmail, ({ contexto, params, body }) => contas.change(contexto, params.id, body))
  rota(app, removerContaEmail, ({ contexto, params }) => contas.remove(contexto, params.id))
  rota(app, testarContaEmail, ({ params, body }) => testes.testar(params.id, body.para), POUCOS)
  rota(app, testarContaNova, ({ body }) => testes.testarNova(body), POUCOS)
}
