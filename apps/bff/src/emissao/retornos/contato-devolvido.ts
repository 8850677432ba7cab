import type { Tables } from '#db/schema.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import type { Tx } from '#db/tx.ts'

/** An address as a disparo has it: an e-mail, or a mobile number (E.164). */
export interface EnderecoDevolvido {
  meio: MeioDisparo
  endereco: string
}

/**
 * Marks an address that is no good as such among the UC's contacts, so that the next call asks for another (design rule
 * 7). One that was no contact, as the destinatário of an adhesion need not be, becomes one.
 */
export function createMarcarDevolvido({ contatos }: Pick<Tables, 'contatos'>) {
  return async (tx: Tx, ucId: number, { meio, endereco }: EnderecoDevolvido, agora: Date): Promise<void> => {
    const bounced = { situacao: 'devolvido', devolvidoEm: agora, atualizadoEm: agora } as const
    const tipo = meio === 'email' ? 'email' : 'celular'
    await tx
      .insert(contatos)
      .values({ ...bounced, ucId, tipo, valor: endereco, criadoEm: agora })
      .onConflictDoUpdate({ target: [contatos.ucId, contatos.tipo, contatos.valor], set: bounced })
  }
}
