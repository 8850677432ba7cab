import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** What ends bills. */
export function createEncerramentoRepository({ faturas }: Tables) {
  return {
    async find(tx: ReadTx, chave: string) {
      const [row] = await tx
        .select({
          id: faturas.id,
          ucId: faturas.ucId,
          competencia: faturas.competencia,
          canceladaEm: faturas.canceladaEm,
        })
        .from(faturas)
        .where(eq(faturas.chave, chave))
      return row ?? null
    },

    async cancel(tx: Tx, id: number, canceladaEm: Date): Promise<void> {
      await tx.update(faturas).set({ canceladaEm }).where(eq(faturas.id, id))
    },

    async jaSubstituidas(tx: ReadTx, chaves: readonly string[]): Promise<Set<string | null>> {
      if (chaves.length === 0) return new Set()
      const rows = await tx
        .select({ chave: faturas.chaveSubstituida })
        .from(faturas)
        .where(
          and(
            inArray(faturas.chaveSubstituida, [...chaves]),
            isNotNull(faturas.autorizadaEm),
            isNull(faturas.canceladaEm),
          ),
        )
      return new Set(rows.map((row) => row.chave))
    },
  }
}
