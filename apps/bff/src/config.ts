import { resolve } from 'node:path'
import { installMensagens } from '@ramal/shared/contracts/mensagens.ts'
import { isValidRemetente } from '@ramal/shared/domain/email.ts'
import * as z from 'zod'

const flag = z.stringbool({ truthy: ['1', 'true', 'sim', 'on'], falsy: ['0', 'false', 'nao', 'não', 'off'] })

/** A way in for what comes back by mail. */
const ENTRADA = z.url({ protocol: /^(smtp|imaps?)$/ })

/** Names and meanings stand in `.env.example`; every one is optional. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'deve começar com file: ou postgres://')
    .optional(),
  RAMAL_DATA_DIR: z.string().min(1).default('data'),
  RAMAL_SECRET_KEY: z.string().min(32, 'deve ter pelo menos 32 caracteres').optional(),
  RAMAL_DEMO: flag.default(false),
  RAMAL_DEMO_UCS: z.coerce.number().int().min(0).max(10_000_000).default(2000),
  RAMAL_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  RAMAL_TRUST_PROXY: flag.default(false),
  RAMAL_LIMITE_POR_MINUTO: z.coerce.number().int().min(1).default(1500),
  RAMAL_EMISSAO: flag.default(true),
  RAMAL_EMISSAO_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  RAMAL_REMETENTE: z
    .string()
    .refine(isValidRemetente, 'deve ser um e-mail, ou Nome <e-mail>')
    .default('Ramal <faturas@ramal.example>'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  RAMAL_RETORNOS: z
    .string()
    .transform((lista) => lista.split(',').map((url) => url.trim()))
    .refine(
      (urls) => urls.every((url) => ENTRADA.safeParse(url).success),
      'deve ser smtp://, imap:// ou imaps://',
    )
    .default([]),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Config {
  port: number
  host: string
  /** `file:…` with an absolute path, or `postgres://…`. */
  databaseUrl: string
  dataDir: string
  /** Set when the environment gives the key; otherwise one is kept under `dataDir` (secret-key.ts). */
  secretKey: string | undefined
  demonstracao: boolean
  /** UCs of the demonstration's book; 0 loads none. */
  demoUcs: number
  /** Address under which people reach Ramal; links in messages start with it. */
  publicUrl: string
  trustProxy: boolean
  /** Requests a minute of one signed-in person, or of one address without a session. */
  limitePorMinuto: number
  /** Whether this process also emits; off where `npm run worker` runs beside it. */
  emissao: boolean
  /** Threads that write and send; one per core where it is not set. */
  emissaoThreads: number | undefined
  remetente: string
  smtpUrl: string | undefined
  /** Ways in for what comes back by mail: `smtp://` to listen on, `imap(s)://` to read from. */
  retornos: readonly string[]
  logLevel: string
}

export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError naming each variable that is wrong and why.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  // An empty variable, as `.env` files leave them, is one that is not set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  // Before anything is parsed: what zod refuses is told in Portuguese here as everywhere.
  installMensagens()
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Configuração inválida:\n${lines.join('\n')}`)
  }
  const e = parsed.data
  const dataDir = resolve(e.RAMAL_DATA_DIR)
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL ?? `file:${dataDir}/ramal.db`,
    dataDir,
    secretKey: e.RAMAL_SECRET_KEY,
    demonstracao: e.RAMAL_DEMO,
    demoUcs: e.RAMAL_DEMO_UCS,
    publicUrl: e.RAMAL_PUBLIC_URL ?? `http://localhost:${e.PORT}`,
    trustProxy: e.RAMAL_TRUST_PROXY,
    limitePorMinuto: e.RAMAL_LIMITE_POR_MINUTO,
    emissao: e.RAMAL_EMISSAO,
    emissaoThreads: e.RAMAL_EMISSAO_THREADS,
    remetente: e.RAMAL_REMETENTE,
    smtpUrl: e.SMTP_URL,
    retornos: e.RAMAL_RETORNOS,
    logLevel: e.LOG_LEVEL,
  }
}
