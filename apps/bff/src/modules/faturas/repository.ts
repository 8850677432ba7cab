import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createConsultaFaturas } from './consulta-repository.ts'

export interface FiltroFaturas {
  /** Bounds of the due date, `AAAA-MM-DD`. */
  de?: string | undefined
  ate?: string | undefined
  competencia?: string | undefined
  ordem: string
}

export function createFaturaRepository(tables: Tables) {
  return { ...leituras(tables), ...documentos(tables), ...semUc(tables) }
}

function leituras(tables: Tables) {
  const { faturas, ucs } = tables
  const consultar = createConsultaFaturas(tables)
  const numero = sql`coalesce(${faturas.numeroDocumento}, '')`
  const COLUNAS = {
    vencimento: [faturas.vencimento],
    competencia: [faturas.competencia],
    valor: [faturas.valorCentavos],
    saldo: [
      sql`case when ${faturas.pagoCentavos} > ${faturas.valorCentavos} then 0
        else ${faturas.valorCentavos} - ${faturas.pagoCentavos} end`,
    ],
    tipo: [faturas.tipo],
    numeroFiscal: [faturas.numeroFiscal],
    // Of numbers written without leading zeros the longer is the greater.
    numeroDocumento: [sql`length(${numero})`, numero],
  } as const

  function orderBy(ordem: string) {
    const way = ordem.startsWith('-') ? desc : asc
    const columns = COLUNAS[ordem.replace('-', '') as keyof typeof COLUNAS]
    return [...columns, faturas.id].map((column) => way(column))
  }

  return {
    hasUc: async (tx: ReadTx, ucId: number) => (await tx.$count(ucs, eq(ucs.id, ucId))) > 0,

    ofUc: (tx: ReadTx, ucId: number, { de, ate, competencia, ordem }: FiltroFaturas) =>
      consultar(tx)
        .where(
          and(
            eq(faturas.ucId, ucId),
            de === undefined ? undefined : gte(faturas.vencimento, de),
            ate === undefined ? undefined : lte(faturas.vencimento, ate),
            competencia === undefined ? undefined : eq(faturas.competencia, competencia),
          ),
        )
        .orderBy(...orderBy(ordem)),

    latestOfUc: (tx: ReadTx, ucId: number, limite: number) =>
      consultar(tx)
        .where(eq(faturas.ucId, ucId))
        .orderBy(...orderBy('-competencia'))
        .limit(limite),

    async find(tx: ReadTx, id: number) {
      const [row] = await consultar(tx).where(eq(faturas.id, id))
      return row ?? null
    },
  }
}

function documentos({ faturas, faturaXmls, ucs }: Tables) {
  return {
    /** Bills as they are kept, with the UC's old number, from which their PDF is made; by id. */
    async guardadas(tx: ReadTx, ids: readonly number[]) {
      const rows = await tx
        .select({
          id: faturas.id,
          tipo: faturas.tipo,
          chave: faturas.chave,
          competencia: faturas.competencia,
          ucInformada: faturas.ucInformada,
          xmlDeflate: faturaXmls.xmlDeflate,
          xmlTamanho: faturaXmls.tamanho,
          fatos: faturaXmls.fatos,
          ucNumeroAnterior: ucs.numeroAnterior,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(inArray(faturas.id, [...ids]))
      return new Map(rows.map((row) => [row.id, row]))
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
