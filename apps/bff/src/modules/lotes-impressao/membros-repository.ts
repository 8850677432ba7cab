import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** The bills of a lot. */
export function createMembrosRepository({ disparos, faturas, faturaXmls, ucs }: Tables) {
  return {
    /** What the lot is ordered by and its manifest tells, in pages by disparo. */
    membros: (tx: ReadTx, loteId: number, depois: number, limite: number) =>
      tx
        .select({
          disparoId: disparos.id,
          finalidade: disparos.finalidade,
          conteudo: disparos.conteudo,
          faturaId: faturas.id,
          uc: faturas.ucInformada,
          chave: faturas.chave,
          competencia: faturas.competencia,
          cep: faturas.cep,
          roteiro: faturas.roteiroLeitura,
        })
        .from(disparos)
        .innerJoin(faturas, eq(faturas.id, disparos.faturaId))
        .where(and(eq(disparos.loteId, loteId), gt(disparos.id, depois)))
        .orderBy(disparos.id)
        .limit(limite),

    /** The documents of some bills, by bill. */
    async documentos(tx: ReadTx, faturaIds: readonly number[]) {
      const rows = await tx
        .select({
          faturaId: faturaXmls.faturaId,
          tipo: faturas.tipo,
          xmlTamanho: faturaXmls.tamanho,
          fatos: faturaXmls.fatos,
          xmlDeflate: faturaXmls.xmlDeflate,
          ucNumeroAnterior: ucs.numeroAnterior,
        })
        .from(faturaXmls)
        .innerJoin(faturas, eq(faturas.id, faturaXmls.faturaId))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(inArray(faturaXmls.faturaId, [...faturaIds]))
      return new Map(rows.map((row) => [row.faturaId, row]))
    },
  }
}

export type MembroDoLote = Awaited<ReturnType<ReturnType<typeof createMembrosRepository>['membros']>>[number]
