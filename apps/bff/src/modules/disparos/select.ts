import { eq, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

// Literals, as in the partial indexes: with parameters those would not be used, and the table holds every bill ever sent.

export const isPendente = ({ estado }: Tables['disparos']) => sql`${estado} in ('na_fila', 'enviando')`

export const isPerdido = ({ estado }: Tables['disparos']) =>
  sql`${estado} in ('falhou', 'devolvido', 'suprimido')`

/** Disparos with what names them: UC, competência, protocol. */
export function createSelectDisparos({ disparos, faturas, ucs, atendimentos }: Tables) {
  return (tx: ReadTx) =>
    tx
      .select({
        disparo: disparos,
        numero: ucs.numero,
        competencia: faturas.competencia,
        protocolo: atendimentos.protocolo,
      })
      .from(disparos)
      .leftJoin(ucs, eq(ucs.id, disparos.ucId))
      .leftJoin(faturas, eq(faturas.id, disparos.faturaId))
      .leftJoin(atendimentos, eq(atendimentos.id, disparos.atendimentoId))
}
