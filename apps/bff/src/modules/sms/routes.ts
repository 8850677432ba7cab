import { receberReciboSms } from '@ramal/shared/contracts/canais.ts'
import { verTextoDaBarra } from '@ramal/shared/contracts/faturas.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { createReceberReciboSms } from './recibos.ts'
import type { createVerTextoDaBarra } from './texto.ts'

/** One gateway tells of every message, two or three times each; a token cannot be guessed, so this only bounds the load. */
const rateLimit = { max: 60_000, timeWindow: '1 minute' }

export interface SmsDeps {
  verTexto: ReturnType<typeof createVerTextoDaBarra>
  receber: ReturnType<typeof createReceberReciboSms>
}

export function smsRoutes(app: FastifyInstance, { verTexto, receber }: SmsDeps): void {
  rota(app, verTextoDaBarra, ({ params }) => verTexto(params.id))
  rota(
    app,
    receberReciboSms,
    async ({ params, query, reply }) => {
      const adiado = (await receber({ ...params, ...query })) === 'adiado'
      return reply
        .status(adiado ? 503 : 200)
        .type('text/plain; charset=utf-8')
        .send(adiado ? 'Tente de novo.' : 'Ok')
    },
    { rateLimit },
  )
}
