import { asc, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

export function createPagamentosDaFaturaRepository({ pagamentos }: Tables) {
  return {
    /** In the order in which they were made. */
    ofFatura: (tx: ReadTx, faturaId: number) =>
      tx
        .select({
          id: pagamentos.id,
          origem: pagamentos.origem,
          valorCentavos: pagamentos.valorCentavos,
          pagoEm: pagamentos.pagoEm,
          creditoEm: pagamentos.creditoEm,
          banco: pagamentos.banco,
        })
        .from(pagamentos)
        .where(eq(pagamentos.faturaId, faturaId))
        .orderBy(asc(pagamentos.pagoEm), asc(pagamentos.id)),
  }
}
