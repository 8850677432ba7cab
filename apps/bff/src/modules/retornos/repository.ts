import { and, count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { TipoRetorno } from '#db/schema/retornos.ts'
import type { ReadTx } from '#db/tx.ts'

export interface FiltroDeRetornos {
  tipo: TipoRetorno | null
  /** Only what matched no disparo. */
  semDisparo: boolean
  antesDe: number | null
  limite: number
}

/** What came back by mail, for who watches over it; emissao/retornos writes it. */
export function createRetornoConsultas({ retornos }: Tables) {
  const { id, tipo, recebidoEm, disparoId, acao, status, diagnostico } = retornos
  return {
    /** Newest first. */
    list: (tx: ReadTx, filtro: FiltroDeRetornos) =>
      tx
        .select({ id, tipo, recebidoEm, disparoId, acao, status, diagnostico })
        .from(retornos)
        .where(
          and(
            filtro.tipo ? eq(tipo, filtro.tipo) : undefined,
            filtro.semDisparo ? isNull(disparoId) : undefined,
            filtro.antesDe === null ? undefined : lt(id, filtro.antesDe),
          ),
        )
        .orderBy(desc(id))
        .limit(filtro.limite),

    contar: (tx: ReadTx) =>
      tx
        .select({
          tipo,
          total: count(),
          semDisparo: sql<number>`sum(case when ${disparoId} is null then 1 else 0 end)`.mapWith(Number),
        })
        .from(retornos)
        .groupBy(tipo)
        .orderBy(tipo),
  }
}
