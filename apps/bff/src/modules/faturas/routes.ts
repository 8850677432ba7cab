import {
  listarFaturasAParte,
  listarFaturasDaUc,
  verDocumentoFatura,
  verDocumentos,
  verFatura,
  verXmlFatura,
} from '@ramal/shared/contracts/faturas.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { rota } from '#http/rota.ts'
import type { Arquivo, FaturasService } from './service.ts'

export function faturasRoutes(app: FastifyInstance, faturas: FaturasService): void {
  rota(app, listarFaturasDaUc, async ({ params, query }) => ({
    itens: await faturas.listDaUc(params.id, query),
  }))
  rota(app, listarFaturasAParte, ({ query }) => faturas.listAParte(query))
  rota(app, verFatura, ({ params }) => faturas.find(params.id))
  rota(app, verDocumentoFatura, async ({ params, query, reply }) =>
    send(reply, await faturas.documento(params.id, query.conteudo), 'application/pdf'),
  )
  rota(app, verDocumentos, async ({ query, reply }) =>
    send(reply, await faturas.variosDocumentos(query.ids, query.conteudo), 'application/pdf'),
  )
  rota(app, verXmlFatura, async ({ params, reply }) =>
    // Its encoding is what the document itself says.
    send(reply, await faturas.xml(params.id), 'application/xml'),
  )
}

const send = (reply: FastifyReply, { nome, bytes }: Arquivo, tipo: 'application/pdf' | 'application/xml') =>
  reply
    .type(tipo)
    .header('content-disposition', `inline; filename="${nome}"`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
