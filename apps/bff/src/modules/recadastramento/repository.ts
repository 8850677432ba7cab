import { and, desc, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export interface UltimoRecadastramento {
  em: Date
  aceito: boolean
}

export function createRecadastramentoRepository({
  recadastramentos,
  recadastramentoCampos,
}: Pick<Tables, 'recadastramentos' | 'recadastramentoCampos'>) {
  type Novo = typeof recadastramentos.$inferInsert
  type NovoCampo = Omit<typeof recadastramentoCampos.$inferInsert, 'recadastramentoId'>
  const { ucId, consumidorId, em, id, aceito, incluiConsumidor } = recadastramentos
  const latest = async (tx: ReadTx, where: ReturnType<typeof and>): Promise<UltimoRecadastramento | null> => {
    const [row] = await tx
      .select({ em, aceito })
      .from(recadastramentos)
      .where(where)
      .orderBy(desc(em), desc(id))
      .limit(1)
    return row ?? null
  }

  return {
    /** Of the UC with its present titular: what the last tenant confirmed says nothing of this one. */
    ultimoDaUc: (tx: ReadTx, uc: number, titular: number) =>
      latest(tx, and(eq(ucId, uc), eq(consumidorId, titular))),
    ultimoAceitoDaUc: (tx: ReadTx, uc: number, titular: number) =>
      latest(tx, and(eq(ucId, uc), eq(consumidorId, titular), eq(aceito, true))),
    /** The last time the person was asked for their own data, at any of their UCs. */
    ultimoDoConsumidor: (tx: ReadTx, consumidor: number) =>
      latest(tx, and(eq(consumidorId, consumidor), eq(incluiConsumidor, true))),

    async insert(tx: Tx, recadastramento: Novo, campos: readonly NovoCampo[]): Promise<number> {
      const [row] = await tx.insert(recadastramentos).values(recadastramento).returning({ id })
      if (campos.length > 0) {
        await tx
          .insert(recadastramentoCampos)
          .values(campos.map((campo) => ({ ...campo, recadastramentoId: row!.id })))
      }
      return row!.id
    },
  }
}
