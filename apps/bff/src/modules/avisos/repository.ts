import { and, asc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Canal } from '#db/schema/canais.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export function createAvisoRepository({ avisosRecebidos, recibos, destinatarios }: Tables) {
  return {
    ...osAvisos(avisosRecebidos),

    /** Who gets bills by WhatsApp at one of these forms of a number. */
    async destinatariosDe(tx: ReadTx, formas: readonly string[]): Promise<number[]> {
      if (formas.length === 0) return []
      const rows = await tx
        .select({ id: destinatarios.id })
        .from(destinatarios)
        .where(
          and(
            inArray(destinatarios.endereco, [...formas]),
            eq(destinatarios.meio, 'whatsapp'),
            isNull(destinatarios.removidoEm),
          ),
        )
      return rows.map((row) => row.id)
    },

    /** Receipts after one in the order in which they came. */
    recibosApos: (tx: ReadTx, id: number, limite: number) =>
      tx
        .select({ id: recibos.id, disparoId: recibos.disparoId, recebidoEm: recibos.recebidoEm })
        .from(recibos)
        .where(gt(recibos.id, id))
        .orderBy(asc(recibos.id))
        .limit(limite),

    async forgetRecibos(tx: Tx, ids: readonly number[]): Promise<void> {
      if (ids.length > 0) await tx.delete(recibos).where(inArray(recibos.id, [...ids]))
    },
  }
}

function osAvisos(avisosRecebidos: Tables['avisosRecebidos']) {
  type Novo = typeof avisosRecebidos.$inferInsert
  const { id, canal, recebidoEm, processadoEm, tentativas, corpoDeflate } = avisosRecebidos
  return {
    /** @returns false when the very same call had come before. */
    async insert(tx: Tx, aviso: Novo): Promise<boolean> {
      const { rowCount } = await tx
        .insert(avisosRecebidos)
        .values(aviso)
        .onConflictDoNothing({ target: avisosRecebidos.hash })
      return rowCount === 1
    },

    /** What is still to be worked through after a row, in the order in which it came; without the bodies. */
    pendentes: (tx: ReadTx, doCanal: Canal, aposId: number, limite: number) =>
      tx
        .select({ id, recebidoEm, tentativas })
        .from(avisosRecebidos)
        .where(and(isNull(processadoEm), eq(canal, doCanal), gt(id, aposId)))
        .orderBy(asc(id))
        .limit(limite),

    async corpo(tx: ReadTx, avisoId: number): Promise<Uint8Array | null> {
      const [row] = await tx.select({ corpoDeflate }).from(avisosRecebidos).where(eq(id, avisoId))
      return row?.corpoDeflate ?? null
    },

    async update(tx: Tx, avisoId: number, mudancas: Partial<Novo>): Promise<void> {
      await tx.update(avisosRecebidos).set(mudancas).where(eq(id, avisoId))
    },

    /** Removes some of what was worked through and came before an instant. @returns how many. */
    async forget(tx: Tx, antesDe: Date, limite: number): Promise<number> {
      const old = await tx
        .select({ id })
        .from(avisosRecebidos)
        .where(and(lt(recebidoEm, antesDe), isNotNull(processadoEm)))
        .limit(limite)
      const ids = old.map((row) => row.id)
      if (ids.length > 0) await tx.delete(avisosRecebidos).where(inArray(id, ids))
      return ids.length
    },
  }
}

export type AvisoRepository = ReturnType<typeof createAvisoRepository>
export type AvisoPendente = Awaited<ReturnType<AvisoRepository['pendentes']>>[number]
