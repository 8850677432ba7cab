import { listarMensagensDemo, verAnexoDemo, verMensagemDemo } from '@ramal/shared/contracts/caixa-demo.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { CaixaDemo } from './service.ts'

export function caixaDemoRoutes(app: FastifyInstance, caixa: CaixaDemo): void {
  rota(app, listarMensagensDemo, async () => ({ itens: await caixa.list() }))
  rota(app, verMensagemDemo, ({ params }) => caixa.find(params.id))
  rota(app, verAnexoDemo, async ({ params, reply }) => {
    const { nome, tipo, bytes } = await caixa.anexo(params.id, params.indice)
    // A page that came by mail must not run here; a PDF is what one wants to look at.
    const disposition = tipo === 'application/pdf' ? 'inline' : 'attachment'
    return reply
      .type(disposition === 'inline' ? tipo : 'application/octet-stream')
      .header('content-disposition', `${disposition}; filename="${nome.replace(/[^\w.-]/g, '_')}"`)
      .send(bytes)
  })
}
