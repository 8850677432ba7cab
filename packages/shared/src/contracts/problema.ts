import * as z from 'zod/mini'

/** Every error answer: RFC 9457 `application/problem+json`, in Portuguese, naming the fields. */
export const problema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  /** Stable code for programs, e.g. `validacao`, `uc_nao_encontrada`. */
  codigo: z.string(),
  /** One entry per refused field; `campo` is its path, e.g. `destinatarios.0.endereco`. */
  campos: z.optional(z.array(z.object({ campo: z.string(), mensagem: z.string() }))),
  /** The request's id, to be told to support. */
  requestId: z.optional(z.string()),
})

export type Problema = z.infer<typeof problema>
