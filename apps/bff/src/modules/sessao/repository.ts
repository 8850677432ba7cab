import { and, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Perfil } from '#db/schema/acesso.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface NovoUsuario {
  login: string
  nome: string
  perfil: Perfil
  senhaHash: string
  criadoEm: Date
}

export function createUsuarioRepository({ usuarios }: Tables) {
  const conta = { id: usuarios.id, login: usuarios.login, nome: usuarios.nome, perfil: usuarios.perfil }
  return {
    async findByLogin(tx: ReadTx, login: string) {
      const [row] = await tx
        .select({ ...conta, senhaHash: usuarios.senhaHash })
        .from(usuarios)
        .where(and(eq(usuarios.login, login), eq(usuarios.ativo, true)))
      return row ?? null
    },
    async findAtivo(tx: ReadTx, id: number) {
      const [row] = await tx
        .select(conta)
        .from(usuarios)
        .where(and(eq(usuarios.id, id), eq(usuarios.ativo, true)))
      return row ?? null
    },
    /** Does nothing when the login exists. */
    async insertIfAbsent(tx: Tx, usuario: NovoUsuario) {
      await tx
        .insert(usuarios)
        .values({ ...usuario, ativo: true })
        .onConflictDoNothing({ target: usuarios.login })
    },
  }
}
