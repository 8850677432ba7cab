import {
  listarFaturasAParte,
  listarFaturasDaUc,
  verDocumentoFatura,
  verFatura,
} from '@ramal/shared/contracts/faturas.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { FaturasService } from './service.ts'

export function faturasRoutes(app: FastifyInstance, faturas: FaturasService): void {
  rota(app, listarFaturasDaUc, async ({ params, query }) => ({
    itens: await faturas.listDaUc(params.id, query),
  }))
  rota(app, listarFaturasAParte, ({ query }) => faturas.listAParte(query))
  rota(app, verFatura, ({ params }) => faturas.find(params.id))
  rota(app, verDocumentoFatura, async ({ params, query, reply }) => {
    const { nome, pdf } = await faturas.documento(params.id, query.conteudo)
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${nome}"`)
      .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
  })
}
