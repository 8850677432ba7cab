import { registrarRecadastramento, verFichaRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { RecadastramentoService } from './service.ts'

export function recadastramentoRoutes(app: FastifyInstance, recadastramento: RecadastramentoService): void {
  rota(app, verFichaRecadastramento, ({ params }) => recadastramento.ficha(params.id))
  rota(app, registrarRecadastramento, ({ contexto, params, body }) =>
    recadastramento.registrar(contexto, params.id, body),
  )
}
