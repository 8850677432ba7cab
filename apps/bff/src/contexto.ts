import type { Perfil } from '#db/schema/acesso.ts'

declare const prova: unique symbol

/** Proof that the access check let this person through: only plugins/access.ts and the command line make one. */
export interface Autor {
  /** Null for the system itself (imports from the command line, scheduled routines). */
  readonly usuarioId: number | null
  readonly nome: string
  readonly perfil: Perfil | 'sistema'
  readonly [prova]: true
}

export interface ChaveIdempotencia {
  readonly chave: string
  /** Method and path: the same key on another endpoint is a mistake, not a repeat. */
  readonly rota: string
  /** SHA-256 of the request's path, query and body. */
  readonly corpoHash: string
}

/** Who asks, and by which key a repeat of the request is recognised. */
export interface Contexto {
  readonly autor: Autor
  readonly idempotencia: ChaveIdempotencia | null
}

/** Only for the access check: everything else receives an Autor. */
export const provarAutor = (autor: Omit<Autor, typeof prova>) => autor as Autor

export const contextoDoSistema = (nome: string): Contexto => ({
  autor: provarAutor({ usuarioId: null, nome, perfil: 'sistema' }),
  idempotencia: null,
})
