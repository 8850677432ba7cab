import fastifyMultipart from '@fastify/multipart'
import { importarFaturas } from '@ramal/shared/contracts/faturas.ts'
import type { FastifyInstance } from 'fastify'
import { rota } from '#http/rota.ts'
import type { Importacao } from './importacao.ts'
import { withUploads } from './upload.ts'

export async function importacaoRoutes(app: FastifyInstance, { faturas }: Importacao): Promise<void> {
  await app.register(fastifyMultipart)
  rota(app, importarFaturas, ({ request, contexto, query }) =>
    withUploads(request, (arquivos) => faturas.importar(contexto, { arquivos, ...query })),
  )
}
