import type { Acesso } from '@ramal/shared/contracts/contract.ts'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { provarAutor, type Autor } from '#contexto.ts'
import { ErroDominio } from '#erros.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. A route without it keeps the server from booting. */
    acesso?: Acesso
  }
  interface FastifyRequest {
    /** Set by the access check where the route is not public. */
    autor: Autor | null
  }
}

/** The account as it stands now: a changed profile or a locked user acts at the next request. */
export interface Conta {
  id: number
  nome: string
  perfil: 'atendente' | 'supervisor' | 'administrador'
}

export interface AccessOptions {
  findConta: (usuarioId: number) => Promise<Conta | null>
}

/** Refuses to boot with a route that does not say who may call it, and checks every call by what it says. */
export const accessPlugin = fp<AccessOptions>(async (app, { findConta }) => {
  const routes: RouteOptions[] = []
  app.decorateRequest('autor', null)
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const undeclared = routes.filter((route) => route.config?.acesso === undefined)
    if (undeclared.length > 0) {
      const names = undeclared.map((route) => `${String(route.method)} ${route.url}`)
      throw new Error(`Routes without declared access: ${names.join(', ')}`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const acesso = request.routeOptions.config.acesso
    // No route matched: the 404 handler answers, and it reveals nothing.
    if (request.is404 || acesso === 'publico' || acesso === undefined) return
    request.autor = await authorize(request, acesso, findConta)
  })
})

async function authorize(
  request: FastifyRequest,
  acesso: Exclude<Acesso, 'publico'>,
  findConta: AccessOptions['findConta'],
): Promise<Autor> {
  const { usuarioId } = request.session
  const conta = usuarioId === undefined ? null : await findConta(usuarioId)
  if (!conta) throw new ErroDominio('nao_autenticado', 'Sua sessão terminou; entre de novo para continuar.')
  if (!(acesso as readonly string[]).includes(conta.perfil)) {
    throw new ErroDominio('sem_permissao', 'Seu perfil não permite esta ação.')
  }
  return provarAutor({ usuarioId: conta.id, nome: conta.nome, perfil: conta.perfil })
}

/**
 * Whether who made a request may still make it: asked again while its answer lasts.
 * @param isAlive whether a session has not ended, by its id
 */
export const createPodeAinda =
  ({ isAlive, findConta }: AccessOptions & { isAlive: (sessionId: string) => Promise<boolean> }) =>
  async ({ session, routeOptions }: FastifyRequest): Promise<boolean> => {
    const { acesso } = routeOptions.config
    if (session.usuarioId === undefined || !(await isAlive(session.sessionId))) return false
    const conta = await findConta(session.usuarioId)
    return conta !== null && (acesso as readonly string[]).includes(conta.perfil)
  }

/** Declares access for the routes that a third-party plugin registers inside `scope`. */
export function declareAccess(scope: FastifyInstance, acesso: Acesso): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, acesso }
  })
}
