import {
  importarPagamentos,
  listarPagamentosSemFatura,
  receberPix,
} from '@ramal/shared/contracts/pagamentos.ts'
import type { FastifyInstance } from 'fastify'
import { ErroDominio } from '#erros.ts'
import { comCorpoCru } from '#http/corpo-cru.ts'
import { rota } from '#http/rota.ts'
import { withUploads } from '#modules/importacao/upload.ts'
import type { PagamentosService } from './service.ts'

/** A PSP calls from few addresses, in bursts after a holiday; this only bounds the load. */
const rateLimit = { max: 600, timeWindow: '1 minute' }

/** Needs the multipart parser that the imports register. */
export async function pagamentosRoutes(app: FastifyInstance, pagamentos: PagamentosService): Promise<void> {
  rota(app, listarPagamentosSemFatura, ({ query }) => pagamentos.listSemFatura(query))
  rota(app, importarPagamentos, ({ request, contexto }) =>
    withUploads(request, ([arquivo, ...outros]) => {
      if (!arquivo || outros.length > 0) {
        throw new ErroDominio('arquivo_invalido', 'Envie um arquivo de pagamentos por vez.')
      }
      return pagamentos.importar(contexto, { arquivo })
    }),
  )
  await comCorpoCru(app, (scope) => {
    rota(
      scope,
      receberPix,
      async ({ request }) => {
        const assinatura = request.headers['x-ramal-signature-256']
        await pagamentos.receberPix(
          request.body as Buffer | undefined,
          typeof assinatura === 'string' ? assinatura : undefined,
        )
        return { recebido: true as const }
      },
      // The signature is the right to it; there is no cookie that another site could borrow.
      { rateLimit, deQualquerOrigem: true },
    )
  })
}
