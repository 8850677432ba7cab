import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { Reserva } from './fila-repository.ts'

const ABERTOS = ['na_fila', 'enviando'] as const

/**
 * What travels in the message of another disparo (`junto_com_id`): it has no time in the queue, and goes through what the
 * first of the message goes through.
 */
export function createJuntosRepository({ disparos }: Tables) {
  const deles = (primeiros: readonly number[]) =>
    and(inArray(disparos.juntoComId, [...primeiros]), inArray(disparos.estado, [...ABERTOS]))

  return {
    /** Reserves what travels with these, under their lease. @returns each with the first of its message, in order. */
    async reserve(
      tx: Tx,
      primeiros: readonly number[],
      { token, agora, ate }: Reserva,
    ): Promise<{ id: number; primeiro: number }[]> {
      if (primeiros.length === 0) return []
      const rows = await tx
        .update(disparos)
        .set({
          estado: 'enviando',
          estadoEm: agora,
          reservadoPor: token,
          reservadoAte: ate,
          tentativas: sql`${disparos.tentativas} + 1`,
        })
        .where(deles(primeiros))
        .returning({ id: disparos.id, primeiro: disparos.juntoComId })
      return rows
        .flatMap(({ id, primeiro }) => (primeiro === null ? [] : [{ id, primeiro }]))
        .toSorted((a, b) => a.id - b.id)
    },

    async renew(tx: Tx, ids: readonly number[], { token, ate }: Omit<Reserva, 'agora'>): Promise<void> {
      await tx
        .update(disparos)
        .set({ reservadoAte: ate })
        .where(
          and(
            inArray(disparos.id, [...ids]),
            eq(disparos.estado, 'enviando'),
            eq(disparos.reservadoPor, token),
          ),
        )
    },

    /** Puts back what travelled with these when their worker died. @returns the ids. */
    async recolher(tx: Tx, primeiros: readonly number[], agora: Date): Promise<number[]> {
      if (primeiros.length === 0) return []
      const rows = await tx
        .update(disparos)
        .set({ estado: 'na_fila', estadoEm: agora, reservadoPor: null, reservadoAte: null })
        .where(and(inArray(disparos.juntoComId, [...primeiros]), eq(disparos.estado, 'enviando')))
        .returning({ id: disparos.id })
      return rows.map(({ id }) => id)
    },

    /** What travels with these and has not left yet. */
    async de(tx: ReadTx, primeiros: readonly number[]): Promise<number[]> {
      if (primeiros.length === 0) return []
      const rows = await tx.select({ id: disparos.id }).from(disparos).where(deles(primeiros))
      return rows.map(({ id }) => id)
    },
  }
}
