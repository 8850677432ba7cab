import { and, asc, desc, eq, gt, gte, isNull, lte } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

export interface FiltroFaturas {
  /** Bounds of the due date, `AAAA-MM-DD`. */
  de?: string | undefined
  ate?: string | undefined
  competencia?: string | undefined
  ordem: string
}

export function createFaturaRepository(tables: Tables) {
  return { ...leituras(tables), ...semUc(tables) }
}

function leituras({ faturas, faturaXmls, ucs }: Tables) {
  const COLUNAS = {
    vencimento: faturas.vencimento,
    competencia: faturas.competencia,
    valor: faturas.valorCentavos,
  } as const

  function orderBy(ordem: string) {
    const descending = ordem.startsWith('-')
    const column = COLUNAS[ordem.replace('-', '') as keyof typeof COLUNAS] ?? faturas.competencia
    return descending ? [desc(column), desc(faturas.id)] : [asc(column), asc(faturas.id)]
  }

  return {
    hasUc: async (tx: ReadTx, ucId: number) => (await tx.$count(ucs, eq(ucs.id, ucId))) > 0,

    ofUc: (tx: ReadTx, ucId: number, { de, ate, competencia, ordem }: FiltroFaturas) =>
      tx
        .select()
        .from(faturas)
        .where(
          and(
            eq(faturas.ucId, ucId),
            de === undefined ? undefined : gte(faturas.vencimento, de),
            ate === undefined ? undefined : lte(faturas.vencimento, ate),
            competencia === undefined ? undefined : eq(faturas.competencia, competencia),
          ),
        )
        .orderBy(...orderBy(ordem)),

    async find(tx: ReadTx, id: number) {
      const [row] = await tx.select().from(faturas).where(eq(faturas.id, id))
      return row ?? null
    },

    /** The bill with its document as received and the UC's old number, from which its PDF is made. */
    async findDocumento(tx: ReadTx, id: number) {
      const [row] = await tx
        .select({ fatura: faturas, xmlDeflate: faturaXmls.xmlDeflate, ucNumeroAnterior: ucs.numeroAnterior })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(eq(faturas.id, id))
      return row ?? null
    },
  }
}

/** Bills kept aside. */
function semUc({ faturas }: Tables) {
  return {
    aParte: (tx: ReadTx, { depois, limite }: { depois: number; limite: number }) =>
      tx
        .select({
          id: faturas.id,
          chave: faturas.chave,
          ucInformada: faturas.ucInformada,
          competencia: faturas.competencia,
          valorCentavos: faturas.valorCentavos,
          importadaEm: faturas.importadaEm,
        })
        .from(faturas)
        .where(and(isNull(faturas.ucId), gt(faturas.id, depois)))
        .orderBy(asc(faturas.id))
        .limit(limite),
  }
}
