import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { ESPERANDO } from './estados.ts'

export function createEncerramentoRepository({ disparos }: Tables) {
  return {
    /** Calls back what of the bill has not left yet. @returns how many. */
    async cancelOfFatura(
      tx: Tx,
      { faturaId, motivo, agora }: { faturaId: number; motivo: string; agora: Date },
    ): Promise<number> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado: 'cancelado', estadoEm: agora, ultimoErro: motivo, proximaTentativaEm: null })
        .where(and(eq(disparos.faturaId, faturaId), inArray(disparos.estado, [...ESPERANDO])))
      return rowCount
    },
  }
}
