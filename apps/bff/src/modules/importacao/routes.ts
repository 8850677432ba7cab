import fastifyMultipart from '@fastify/multipart'
import { importarCadastro, importarFaturas } from '@ramal/shared/contracts/faturas.ts'
import type { FastifyInstance } from 'fastify'
import { ErroDominio } from '#erros.ts'
import { rota } from '#http/rota.ts'
import type { Importacao } from './importacao.ts'
import { withUploads } from './upload.ts'

export async function importacaoRoutes(
  app: FastifyInstance,
  { faturas, cadastro }: Importacao,
): Promise<void> {
  await app.register(fastifyMultipart)
  rota(app, importarFaturas, ({ request, contexto, query }) =>
    withUploads(request, (arquivos) => faturas.importar(contexto, { arquivos, ...query })),
  )
  rota(app, importarCadastro, ({ request, contexto, query }) =>
    withUploads(request, ([arquivo, ...outros]) => {
      if (!arquivo || outros.length > 0) {
        throw new ErroDominio('arquivo_invalido', 'Envie um arquivo de cadastro por vez.')
      }
      return cadastro.importar(contexto, { arquivo, simular: query.simular })
    }),
  )
}
