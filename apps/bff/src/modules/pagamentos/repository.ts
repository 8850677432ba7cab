import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { FaturaPagavel, PagamentoLido } from './lido.ts'

export function createPagamentoRepository(tables: Tables) {
  return { ...leituras(tables), ...escritas(tables) }
}

function leituras({ pagamentos, faturas }: Tables) {
  return {
    /** Bills that these references may name, the newest first; one that is cancelled after those that are not. */
    findFaturas: (tx: ReadTx, referencias: readonly string[]): Promise<FaturaPagavel[]> =>
      tx
        .select({
          id: faturas.id,
          ucId: faturas.ucId,
          ucInformada: faturas.ucInformada,
          competencia: faturas.competencia,
          linhaDigitavel: faturas.linhaDigitavel,
          numeroDocumento: faturas.numeroDocumento,
          pixTxid: faturas.pixTxid,
        })
        .from(faturas)
        .where(
          or(
            inArray(faturas.linhaDigitavel, [...referencias]),
            inArray(faturas.numeroDocumento, [...referencias]),
            inArray(faturas.pixTxid, [...referencias]),
          ),
        )
        .orderBy(sql`case when ${faturas.canceladaEm} is null then 0 else 1 end`, desc(faturas.id)),

    /** Payments of no known bill that these references name. */
    semFaturaDe: (tx: ReadTx, referencias: readonly string[]) =>
      tx
        .select()
        .from(pagamentos)
        .where(and(isNull(pagamentos.faturaId), inArray(pagamentos.referencia, [...referencias])))
        .orderBy(asc(pagamentos.id)),

    semFatura: (tx: ReadTx, { depois, limite }: { depois: number; limite: number }) =>
      tx
        .select()
        .from(pagamentos)
        .where(and(isNull(pagamentos.faturaId), gt(pagamentos.id, depois)))
        .orderBy(asc(pagamentos.id))
        .limit(limite),
  }
}

function escritas({ pagamentos, faturas }: Tables) {
  return {
    /** Those that were not here yet. @returns their ids by key. */
    async insertNew(
      tx: Tx,
      novos: readonly (PagamentoLido & { faturaId: number | null })[],
      origem: { importacaoId: number | null; recebidoEm: Date },
    ): Promise<Map<string, number>> {
      if (novos.length === 0) return new Map()
      const rows = await tx
        .insert(pagamentos)
        .values(novos.map((novo) => ({ ...novo, ...origem })))
        .onConflictDoNothing()
        .returning({ id: pagamentos.id, chave: pagamentos.chave })
      return new Map(rows.map(({ id, chave }) => [chave, id]))
    },

    async link(tx: Tx, id: number, faturaId: number): Promise<void> {
      await tx.update(pagamentos).set({ faturaId }).where(eq(pagamentos.id, id))
    },

    /** Counts money to a bill; the days are those of what was paid and credited last. */
    async credit(
      tx: Tx,
      faturaId: number,
      { valorCentavos, pagoEm, creditoEm }: { valorCentavos: number; pagoEm: string; creditoEm: string },
    ): Promise<void> {
      const later = (column: typeof faturas.pagaEm | typeof faturas.creditoEm, day: string) =>
        sql`case when ${column} > ${day} then ${column} else ${day} end`
      await tx
        .update(faturas)
        .set({
          pagoCentavos: sql`${faturas.pagoCentavos} + ${valorCentavos}`,
          pagaEm: later(faturas.pagaEm, pagoEm),
          creditoEm: later(faturas.creditoEm, creditoEm),
        })
        .where(eq(faturas.id, faturaId))
    },
  }
}
