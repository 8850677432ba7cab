import { configurarCanal, listarCanais, testarCanal } from '@ramal/shared/contracts/canais.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { CanaisService } from './service.ts'

// Each sends a real message, which costs money.
const POUCOS = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export function canaisRoutes(app: FastifyInstance, canais: CanaisService): void {
  rota(app, listarCanais, async () => ({ itens: await canais.list() }))
  rota(app, configurarCanal, ({ contexto, body }) => canais.configurar(contexto, body))
  rota(app, testarCanal, ({ params, body }) => canais.testar(params.canal, body.para), POUCOS)
}
