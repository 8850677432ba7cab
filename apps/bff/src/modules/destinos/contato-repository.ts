import { isNotNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'

/** Contacts that a person adds to a UC while sending something. */
export function createContatoRepository({ contatos }: Tables) {
  return {
    /**
     * Puts a contact into use, also one that had been removed: nobody has confirmed it yet.
     * @returns false when it was in use already.
     */
    async incluir(
      tx: Tx,
      contato: { ucId: number; tipo: 'email' | 'celular'; valor: string },
      agora: Date,
    ): Promise<boolean> {
      const situacao = 'informado' as const
      const { rowCount } = await tx
        .insert(contatos)
        .values({ ...contato, situacao, criadoEm: agora, atualizadoEm: agora })
        .onConflictDoUpdate({
          target: [contatos.ucId, contatos.tipo, contatos.valor],
          set: { situacao, devolvidoEm: null, removidoEm: null, atualizadoEm: agora },
          setWhere: isNotNull(contatos.removidoEm),
        })
      return rowCount === 1
    },
  }
}
