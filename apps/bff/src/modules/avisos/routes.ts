import { receberWebhookWhatsapp, verificarWebhookWhatsapp } from '@ramal/shared/contracts/canais.ts'
import type { FastifyInstance } from 'fastify'
import { comCorpoCru } from '#http/corpo-cru.ts'
import { rota } from '#http/rota.ts'
import type { AvisosService } from './service.ts'
import type { TratarAvisos } from './tratar.ts'

export interface Avisos {
  avisos: AvisosService
  tratar: TratarAvisos
}

// Meta calls thrice for each message, at up to a thousand messages a second, from few addresses.
const MUITOS = { max: 200_000, timeWindow: '1 minute' }
const POUCOS = { max: 60, timeWindow: '1 minute' }

export async function avisosRoutes(app: FastifyInstance, { avisos, tratar }: Avisos): Promise<void> {
  app.addHook('onClose', () => tratar.parar())

  rota(
    app,
    verificarWebhookWhatsapp,
    async ({ query, reply }) => {
      const desafio = await avisos.verificar({
        modo: query['hub.mode'],
        token: query['hub.verify_token'],
        desafio: query['hub.challenge'],
      })
      return reply.type('text/plain; charset=utf-8').send(desafio)
    },
    { rateLimit: POUCOS },
  )

  await comCorpoCru(app, (scope) => {
    // Answered first: Meta gives up on who is slow. What fails here is found again at the beat of the emission.
    scope.addHook('onResponse', (request, reply, done) => {
      if (reply.statusCode === 200) {
        tratar
          .tratarPendentes()
          .catch((err: unknown) => request.log.error({ err }, 'notices: working through failed'))
      }
      done()
    })
    rota(
      scope,
      receberWebhookWhatsapp,
      async ({ request }) => {
        const corpo = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        await avisos.receberWhatsapp(corpo, request.headers['x-hub-signature-256'])
        return { recebido: true as const }
      },
      // The signature proves the caller; there is no cookie that another site could borrow.
      { rateLimit: MUITOS, deQualquerOrigem: true },
    )
  })
}
