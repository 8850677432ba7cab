import type { core } from 'zod/mini'

/** Profiles that may call an endpoint; `publico` needs no session. */
export type Papel = 'atendente' | 'supervisor' | 'administrador' | 'consumidor' | 'integrador' | 'integracao'
export type Acesso = 'publico' | readonly [Papel, ...Papel[]]

export type Metodo = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One endpoint, described once: the BFF validates and serialises by it, OpenAPI is generated from it and the web
 * client takes its types and parses its answers. Paths are relative to `/api`, with Fastify's `:param` syntax.
 */
export interface Contract {
  metodo: Metodo
  caminho: `/${string}`
  /** One line of Portuguese for the API's documentation. */
  resumo: string
  acesso: Acesso
  params?: core.$ZodType
  query?: core.$ZodType
  body?: core.$ZodType
  /** True when the body is `multipart/form-data`, which is streamed and not described by `body`. */
  multipart?: boolean
  /** True when the write takes an `Idempotency-Key` header: a repeat answers as the first and does nothing. */
  idempotente?: boolean
  /** The successful answer. Problems are the same everywhere (problema.ts). */
  resposta: { status: 200 | 201 | 202 | 204; corpo: core.$ZodType | null; tipo?: string }
}

export function contract<const C extends Contract>(definition: C): C {
  return definition
}

/** Who works at a desk of the call centre; the supervisor and the administrator may do what an agent may. */
export const EQUIPE = ['atendente', 'supervisor', 'administrador'] as const
export const GESTAO = ['supervisor', 'administrador'] as const
