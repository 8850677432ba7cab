import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { aliasOf } from '#db/alias.ts'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { ESPERANDO } from './estados.ts'

export interface Encerramento {
  faturaId: number
  motivo: string
  agora: Date
}

export function createEncerramentoRepository({ disparos, faturas }: Tables) {
  const substituta = aliasOf(faturas, 'substituta')
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

    /** Of these disparos, those whose bill was cancelled, or replaced by one that is authorised and not cancelled itself. */
    encerrados: (tx: ReadTx, ids: readonly number[]) =>
      tx
        .select({
          id: disparos.id,
          canceladaEm: faturas.canceladaEm,
          substituta: substituta.numeroFiscal,
        })
        .from(disparos)
        .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
        .leftJoin(
          substituta,
          and(
            eq(substituta.chaveSubstituida, faturas.chave),
            isNotNull(substituta.autorizadaEm),
            isNull(substituta.canceladaEm),
          ),
        )
        .where(
          and(inArray(disparos.id, [...ids]), or(isNotNull(faturas.canceladaEm), isNotNull(substituta.id))),
        ),

    /** Calls back what had been under way and is to go again. */
    async cancel(tx: Tx, id: number, motivo: string, agora: Date): Promise<void> {
      await tx
        .update(disparos)
        .set({
          estado: 'cancelado',
          estadoEm: agora,
          ultimoErro: motivo,
          proximaTentativaEm: null,
          reservadoPor: null,
          reservadoAte: null,
        })
        .where(and(eq(disparos.id, id), inArray(disparos.estado, ['na_fila', 'enviando'])))
    },
  }
}
