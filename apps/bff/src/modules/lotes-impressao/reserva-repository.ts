import { and, count, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** What a lot may still take. */
export interface Reserva {
  loteId: number
  competencia: string | null
  maximo: number
  agora: Date
}

/** Which bills are in a lot: those of its disparos, which are `enviando` without a next attempt until it is printed. */
export function createReservaRepository({ disparos, faturas, lotesImpressao }: Tables) {
  /** Words of the partial index `disparos_fila`, so that it is used. */
  const waiting = (agora: Date) =>
    and(
      sql`${disparos.estado} in ('na_fila', 'enviando')`,
      eq(disparos.meio, 'impressao'),
      isNull(disparos.contaEmailId),
      // All paper has one priority, also what a person asked for: the index then gives the order as well.
      eq(disparos.prioridade, PRIORIDADE.livro),
      lte(disparos.proximaTentativaEm, agora),
      eq(disparos.estado, 'na_fila'),
    )

  return {
    /** Up to `limite` of what waits: counting a whole book would take seconds. */
    async countWaiting(tx: ReadTx, agora: Date, limite: number): Promise<number> {
      const some = tx
        .select({ id: disparos.id })
        .from(disparos)
        .where(waiting(agora))
        .limit(limite)
        .as('some')
      const [row] = await tx.select({ total: count() }).from(some)
      return row?.total ?? 0
    },

    /** Takes the bills that have waited longest into the lot. No other lot can take them. @returns how many. */
    async reserve(tx: Tx, { loteId, competencia, maximo, agora }: Reserva): Promise<number> {
      const rows = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
        .where(
          and(
            waiting(agora),
            // What was printed in the field is printed again only for who asks.
            or(eq(faturas.jaImpressa, false), eq(disparos.finalidade, 'segunda_via')),
            competencia === null ? undefined : eq(faturas.competencia, competencia),
          ),
        )
        .orderBy(disparos.proximaTentativaEm, disparos.id)
        .limit(maximo)
      const ids = rows.map(({ id }) => id)
      if (ids.length === 0) return 0
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado: 'enviando', estadoEm: agora, loteId, proximaTentativaEm: null })
        .where(and(inArray(disparos.id, ids), eq(disparos.estado, 'na_fila')))
      await tx
        .update(lotesImpressao)
        .set({ faturas: sql`${lotesImpressao.faturas} + ${rowCount}` })
        .where(eq(lotesImpressao.id, loteId))
      return rowCount
    },
  }
}
