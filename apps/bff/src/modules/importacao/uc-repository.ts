import { eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** What the search index holds of a UC. */
export function createUcIndexRepository({ ucs, consumidores }: Tables) {
  return {
    entradas: (tx: ReadTx, ucIds: readonly number[]) =>
      tx
        .select({
          ucId: ucs.id,
          nome: consumidores.nome,
          logradouro: ucs.logradouro,
          numero: ucs.numeroEndereco,
          bairro: ucs.bairro,
          municipio: ucs.municipio,
        })
        .from(ucs)
        .innerJoin(consumidores, eq(consumidores.id, ucs.titularId))
        .where(inArray(ucs.id, [...ucIds])),
  }
}
