import {
  alterarModelo,
  listarModelos,
  preverModelo,
  restaurarModelo,
  testarModelo,
  versoesModelo,
} from '@ramal/shared/contracts/modelos.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { Modelos } from './modelos.ts'

const POUCOS = { rateLimit: { max: 10, timeWindow: '1 minute' } }
// Three parts of up to 100 thousand characters each, which may take several bytes.
const GRANDE = { bodyLimit: 1024 * 1024 }

export function modelosRoutes(app: FastifyInstance, { modelos, ensaio }: Modelos): void {
  rota(app, listarModelos, async () => ({ itens: await modelos.list() }))
  rota(app, versoesModelo, async ({ params }) => ({ itens: await modelos.versoes(params.tipo) }))
  rota(
    app,
    alterarModelo,
    ({ contexto, params, body }) => modelos.change(contexto, params.tipo, body),
    GRANDE,
  )
  rota(app, restaurarModelo, ({ contexto, params }) => modelos.restore(contexto, params.tipo))
  rota(app, preverModelo, ({ params, body }) => ensaio.prever(params.tipo, body), GRANDE)
  rota(app, testarModelo, ({ params, body }) => ensaio.enviar(params.tipo, body), { ...GRANDE, ...POUCOS })
}
