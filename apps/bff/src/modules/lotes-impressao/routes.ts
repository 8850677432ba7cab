import {
  baixarLoteImpressao,
  baixarManifestoLote,
  desfazerLoteImpressao,
  listarLotesImpressao,
  marcarLoteImpresso,
  montarLoteImpressao,
  verLoteImpressao,
} from '@ramal/shared/contracts/lotes-impressao.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { rota } from '#http/rota.ts'
import type { LotesService } from './service.ts'

export function lotesImpressaoRoutes(app: FastifyInstance, lotes: LotesService): void {
  app.addHook('onReady', () => lotes.retomar())
  app.addHook('onClose', () => lotes.stop())

  rota(app, listarLotesImpressao, ({ query }) => lotes.list(query))
  rota(app, verLoteImpressao, ({ params }) => lotes.find(params.id))
  rota(app, montarLoteImpressao, ({ contexto, body }) => lotes.montar(contexto, body))
  rota(app, marcarLoteImpresso, ({ contexto, params }) => lotes.imprimir(contexto, params.id))
  rota(app, desfazerLoteImpressao, ({ contexto, params }) => lotes.desfazer(contexto, params.id))
  rota(app, baixarLoteImpressao, async ({ contexto, params, reply }) => {
    const arquivo = await lotes.baixar(contexto, params.id, 'pdf')
    return download(reply, arquivo, { tipo: 'application/pdf', nome: `lote-${params.id}.pdf` })
  })
  rota(app, baixarManifestoLote, async ({ contexto, params, reply }) => {
    const arquivo = await lotes.baixar(contexto, params.id, 'csv')
    return download(reply, arquivo, { tipo: 'text/csv; charset=utf-8', nome: `lote-${params.id}.csv` })
  })
}

/** A lot may be hundreds of megabytes: it goes from the disk to the wire. */
function download(
  reply: FastifyReply,
  { stream, tamanho }: Awaited<ReturnType<LotesService['baixar']>>,
  { tipo, nome }: { tipo: string; nome: string },
): FastifyReply {
  return reply
    .type(tipo)
    .header('content-length', tamanho)
    .header('content-disposition', `attachment; filename="${nome}"`)
    .send(stream)
}
