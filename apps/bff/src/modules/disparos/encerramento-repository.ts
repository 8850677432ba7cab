import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { ESPERANDO } from './estados.ts'

export interface Encerramento {
  faturaId: number
  motivo: string
  agora: Date
}

export function createEncerramentoRepository({ disparos }: Tables) {
  return {
    /** Calls back what of the bill has not left yet. @returns their ids. */
    async cancelOfFatura(tx: Tx, { faturaId, motivo, agora }: Encerramento): Promise<number[]> {
      const rows = await tx
        .update(disparos)
        .set({ estado: 'cancelado', estadoEm: agora, ultimoErro: motivo, proximaTentativaEm: null })
        .where(and(eq(disparos.faturaId, faturaId), inArray(disparos.estado, [...ESPERANDO])))
        .returning({ id: disparos.id })
      return rows.map(({ id }) => id)
    },
  }
}
