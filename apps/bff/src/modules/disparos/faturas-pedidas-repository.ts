import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

/** The bills that somebody wants sent, with what decides whether they may and what their documents are made of. */
export function createFaturasPedidasRepository({ faturas, faturaXmls, ucs }: Tables) {
  return {
    /** In the order in which their months come. */
    find: (tx: ReadTx, faturaIds: readonly number[]) =>
      tx
        .select({
          id: faturas.id,
          ucId: faturas.ucId,
          tipo: faturas.tipo,
          chave: faturas.chave,
          competencia: faturas.competencia,
          valorCentavos: faturas.valorCentavos,
          pagoCentavos: faturas.pagoCentavos,
          canceladaEm: faturas.canceladaEm,
          autorizadaEm: faturas.autorizadaEm,
          contingencia: faturas.contingencia,
          homologacao: faturas.homologacao,
          debitoAutomatico: faturas.debitoAutomatico,
          linhaDigitavel: faturas.linhaDigitavel,
          pix: faturas.pix,
          xmlDeflate: faturaXmls.xmlDeflate,
          xmlTamanho: faturaXmls.tamanho,
          fatos: faturaXmls.fatos,
          ucNumero: ucs.numero,
          ucNumeroAnterior: ucs.numeroAnterior,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(inArray(faturas.id, [...faturaIds]))
        .orderBy(faturas.competencia, faturas.id),

    /** What has taken the place of a bill and is itself valid. */
    async substituta(tx: ReadTx, chave: string) {
      const [row] = await tx
        .select({
          competencia: faturas.competencia,
          numeroFiscal: faturas.numeroFiscal,
          vencimento: faturas.vencimento,
        })
        .from(faturas)
        .where(
          and(
            eq(faturas.chaveSubstituida, chave),
            isNotNull(faturas.autorizadaEm),
            isNull(faturas.canceladaEm),
          ),
        )
      return row ?? null
    },
  }
}

export type FaturaPedida = Awaited<
  ReturnType<ReturnType<typeof createFaturasPedidasRepository>['find']>
>[number]
