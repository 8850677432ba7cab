import { descadastrar, verDescadastro } from '@ramal/shared/contracts/descadastro.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { rota } from '#http/rota.ts'
import { POLITICA, renderPagina, type Situacao } from './pagina.ts'
import type { Descadastro, DescadastroService } from './service.ts'

/** Mail providers ask for many people from few addresses; a link cannot be guessed, so this only bounds the load. */
const rateLimit = { max: 300, timeWindow: '1 minute' }

export async function descadastroRoutes(
  app: FastifyInstance,
  descadastro: DescadastroService,
): Promise<void> {
  await app.register(async (scope) => {
    // RFC 8058 lets the body be urlencoded or multipart; either way it is one line that says One-Click.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_request, body, done) => {
      done(null, body)
    })

    rota(
      scope,
      verDescadastro,
      async ({ params, reply }) => {
        const found = await descadastro.ver(params.token)
        return answer(reply, found, found?.vigente ? 'pergunta' : 'ja_saiu')
      },
      { rateLimit },
    )
    rota(
      scope,
      descadastrar,
      async ({ params, reply }) => {
        const found = await descadastro.sair(params.token)
        return answer(reply, found, found?.vigente ? 'pronto' : 'ja_saiu')
      },
      // The link proves the right to it; there is no cookie that another site could borrow.
      { rateLimit, deQualquerOrigem: true },
    )
  })
}

const answer = (reply: FastifyReply, found: Descadastro | null, situacao: Situacao) =>
  reply
    .status(found ? 200 : 404)
    .header('content-security-policy', POLITICA)
    .type('text/html; charset=utf-8')
    .send(renderPagina(found, situacao))
