import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'

/**
 * Marks an e-mail that bounced as such among the UC's contacts, so that the next call asks for another (design rule 7).
 * One that was no contact, as the destinatário of an adhesion need not be, becomes one.
 */
export function createMarcarDevolvido({ contatos }: Pick<Tables, 'contatos'>) {
  return async (tx: Tx, ucId: number, endereco: string, agora: Date): Promise<void> => {
    const bounced = { situacao: 'devolvido', devolvidoEm: agora, atualizadoEm: agora } as const
    await tx
      .insert(contatos)
      .values({ ...bounced, ucId, tipo: 'email', valor: endereco, criadoEm: agora })
      .onConflictDoUpdate({ target: [contatos.ucId, contatos.tipo, contatos.valor], set: bounced })
  }
}
