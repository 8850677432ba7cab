import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { LoteGravado } from './repository.ts'

/** What becomes of the disparos of a lot. All in steps: a transaction is short. */
export function createDesfechoRepository(tables: Tables) {
  return { ...passos(tables), ...excecoes(tables) }
}

function passos({ disparos, tentativas }: Tables) {
  const some = async (tx: ReadTx, loteId: number, limite: number) => {
    const rows = await tx
      .select({ id: disparos.id })
      .from(disparos)
      .where(and(eq(disparos.loteId, loteId), eq(disparos.estado, 'enviando')))
      .limit(limite)
    return rows.map(({ id }) => id)
  }

  return {
    /** Some of the lot's bills go back to wait. @returns their disparos. */
    async giveBack(tx: Tx, loteId: number, agora: Date, limite: number): Promise<number[]> {
      const ids = await some(tx, loteId, limite)
      if (ids.length === 0) return []
      await tx
        .update(disparos)
        .set({ estado: 'na_fila', estadoEm: agora, loteId: null, proximaTentativaEm: agora })
        .where(inArray(disparos.id, ids))
      return ids
    },

    /** Some of the lot's bills are on paper now, each with its attempt as the proof. @returns how many. */
    async accept(tx: Tx, { id, prontoEm }: LoteGravado, em: Date, limite: number): Promise<number> {
      const ids = await some(tx, id, limite)
      if (ids.length === 0) return 0
      await tx.insert(tentativas).values(
        ids.map((disparoId) => ({
          disparoId,
          inicio: prontoEm ?? em,
          fim: em,
          resultado: 'aceito' as const,
          resposta: `Impresso no lote ${id}.`,
        })),
      )
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado: 'aceito', estadoEm: em, tentativas: sql`${disparos.tentativas} + 1` })
        .where(inArray(disparos.id, ids))
      return rowCount
    },
  }
}

function excecoes({ disparos, lotesImpressao }: Tables) {
  return {
    /** Lots that were printed or undone while some of their disparos have not followed yet. */
    async unfinished(tx: ReadTx): Promise<number[]> {
      const rows = await tx
        .selectDistinct({ id: lotesImpressao.id })
        .from(disparos)
        .innerJoin(lotesImpressao, eq(lotesImpressao.id, disparos.loteId))
        .where(
          and(
            sql`${disparos.estado} in ('na_fila', 'enviando')`,
            eq(disparos.meio, 'impressao'),
            isNull(disparos.proximaTentativaEm),
            isNotNull(disparos.loteId),
            inArray(lotesImpressao.estado, ['impresso', 'desfeito']),
          ),
        )
      return rows.map(({ id }) => id)
    },

    /** A bill whose document cannot be drawn leaves the lot, for somebody to look at. */
    async drop(tx: Tx, loteId: number, disparoId: number, em: Date): Promise<void> {
      const ultimoErro = 'O documento guardado da fatura não pode ser lido.'
      await tx
        .update(disparos)
        .set({ estado: 'falhou', estadoEm: em, loteId: null, ultimoErro })
        .where(and(eq(disparos.id, disparoId), eq(disparos.loteId, loteId)))
      await tx
        .update(lotesImpressao)
        .set({ faturas: sql`${lotesImpressao.faturas} - 1` })
        .where(eq(lotesImpressao.id, loteId))
    },
  }
}
