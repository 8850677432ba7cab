import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Metodo } from '@ramal/shared/contracts/contract.ts'
import type { FastifyInstance } from 'fastify'
import { buildApp, type Ports } from '#app.ts'
import { parseConfig, type Config } from '#config.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createSessaoService } from '#modules/sessao/service.ts'
import { createRelogio, type RelogioDeTeste } from './relogio.ts'

export interface TestApp {
  app: FastifyInstance
  relogio: RelogioDeTeste
  unitOfWork: UnitOfWork
  /** Signs in one of the demonstration's accounts and returns a caller that carries its cookie. */
  entrar(login: 'atendente' | 'supervisor' | 'admin'): Promise<Caller>
  /** Calls without a session. */
  anonimo: Caller
}

export interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  body: any
  headers: Record<string, unknown>
}

export interface Caller {
  (method: Metodo, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** The real application over a real database, called through Fastify's own injection; nothing listens. */
export async function createTestApp(
  unitOfWork: UnitOfWork,
  options: { config?: Partial<Config>; relogio?: RelogioDeTeste; ports?: Partial<Ports> } = {},
): Promise<TestApp> {
  const relogio = options.relogio ?? createRelogio()
  const config = {
    ...parseConfig({ LOG_LEVEL: 'silent', RAMAL_DEMO: '1', RAMAL_EMISSAO: '0' }),
    ...options.config,
  }
  const secretKey = 'a-secret-key-that-only-the-tests-know'
  const app = await buildApp(config, { unitOfWork, relogio, secretKey, ...options.ports })
  await createSessaoService({ unitOfWork, relogio, demonstracao: true }).ensureContasDemo(quickHash)
  const call = caller(app)
  return {
    app,
    relogio,
    unitOfWork,
    anonimo: call(),
    async entrar(login) {
      const answer = await call()('POST', '/api/sessao', { login, senha: 'ramal-demo' })
      const cookie = String(answer.headers['set-cookie']).split(';')[0]
      if (answer.status !== 200 || !cookie) throw new Error(`login of ${login} answered ${answer.status}`)
      return call(cookie)
    },
  }
}

const hashes = new Map<string, Promise<string>>()

/** The product's algorithm at its least cost, which the hash itself tells to whoever checks a password against it. */
function quickHash(senha: string): Promise<string> {
  const known = hashes.get(senha) ?? hash(senha, { memoryCost: 8, timeCost: 1, parallelism: 1 })
  hashes.set(senha, known)
  return known
}

const caller =
  (app: FastifyInstance) =>
  (cookie?: string): Caller =>
  async (method, url, body, headers = {}) => {
    const response = await app.inject({
      method,
      url,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body !== undefined && { payload: body as object }),
    })
    const json = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: json ? response.json() : response.rawPayload,
      headers: response.headers,
    }
  }

/** A fresh `Idempotency-Key` header. */
export const chave = (): Record<string, string> => ({ 'idempotency-key': randomUUID() })
