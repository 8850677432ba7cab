import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export type ContaRow = Tables['contasEmail']['$inferSelect']
export type ContaNova = Tables['contasEmail']['$inferInsert']

export function createContaEmailRepository({ contasEmail, disparos, saidas }: Tables) {
  return {
    /** Every account but the removed ones. */
    all: (tx: ReadTx): Promise<ContaRow[]> =>
      tx.select().from(contasEmail).where(isNull(contasEmail.removidaEm)).orderBy(asc(contasEmail.nome)),

    async find(tx: ReadTx, id: number): Promise<ContaRow | null> {
      const [row] = await tx
        .select()
        .from(contasEmail)
        .where(and(eq(contasEmail.id, id), isNull(contasEmail.removidaEm)))
      return row ?? null
    },

    /** The accounts that mail may leave by. */
    ativas: (tx: ReadTx): Promise<ContaRow[]> =>
      tx
        .select()
        .from(contasEmail)
        .where(and(isNull(contasEmail.removidaEm), eq(contasEmail.ativa, true)))
        .orderBy(asc(contasEmail.id)),

    async insert(tx: Tx, conta: ContaNova): Promise<ContaRow> {
      const [row] = await tx.insert(contasEmail).values(conta).returning()
      return row!
    },

    async update(tx: Tx, id: number, values: Partial<ContaNova>): Promise<ContaRow> {
      const [row] = await tx.update(contasEmail).set(values).where(eq(contasEmail.id, id)).returning()
      return row!
    },

    /** Closes the account's circuit (emissao/engine/saida/circuito.ts). */
    async reopenSaida(tx: Tx, contaEmailId: number): Promise<void> {
      await tx
        .update(saidas)
        .set({ falhasSeguidas: 0, vezesAberta: 0, abertaEm: null, abertaAte: null })
        .where(eq(saidas.chave, `conta:${contaEmailId}`))
    },

    /** What still waits to leave by the account leaves by the default one. @returns how many disparos. */
    async largarDisparos(tx: Tx, contaEmailId: number): Promise<number> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ contaEmailId: null })
        .where(
          and(
            // The words of the index of the queue, without which millions of disparos are read. Nothing that waits for
            // the panel or for an authorisation has an account of its own.
            sql`${disparos.estado} in ('na_fila', 'enviando')`,
            eq(disparos.meio, 'email'),
            eq(disparos.contaEmailId, contaEmailId),
            eq(disparos.estado, 'na_fila'),
          ),
        )
      return rowCount
    },
  }
}
