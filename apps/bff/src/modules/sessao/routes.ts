import type { Atendimento } from '@ramal/shared/contracts/atendimentos.ts'
import { entrar, sair, verSessao, type Usuario } from '@ramal/shared/contracts/sessao.ts'
import type { FastifyInstance } from 'fastify'
import { encontrado, rota } from '#http/rota.ts'
import type { Relogio } from '#relogio.ts'
import type { SessaoService } from './service.ts'

export interface SessaoRoutesDeps {
  sessao: SessaoService
  relogio: Relogio
  demonstracao: boolean
  findAtendimentoAberto: (agenteId: number) => Promise<Atendimento | null>
}

const ATTEMPTS_PER_MINUTE = 10

export function sessaoRoutes(app: FastifyInstance, deps: SessaoRoutesDeps): void {
  const { sessao, relogio, demonstracao, findAtendimentoAberto } = deps

  const describe = async (usuario: Usuario) => ({
    usuario,
    agora: relogio.agora().toISOString(),
    atendimentoAberto: await findAtendimentoAberto(usuario.id),
    demonstracao,
  })

  rota(
    app,
    entrar,
    async ({ body, request }) => {
      const usuario = await sessao.authenticate(body.login, body.senha)
      // A new id at login: one planted before it is worth nothing after.
      await request.session.regenerate()
      request.session.usuarioId = usuario.id
      return describe(usuario)
    },
    {
      rateLimit: {
        max: ATTEMPTS_PER_MINUTE,
        timeWindow: '1 minute',
        hook: 'preHandler',
        keyGenerator: (request: { ip: string; body: { login: string } }) =>
          `login:${request.ip}:${request.body.login.toLowerCase()}`,
      },
    },
  )

  rota(app, verSessao, async ({ contexto }) => {
    const { usuarioId } = contexto.autor
    return describe(encontrado(usuarioId === null ? null : await sessao.findConta(usuarioId), 'O usuário'))
  })

  rota(app, sair, async ({ request }) => {
    await request.session.destroy()
  })
}
