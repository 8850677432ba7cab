import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { insertRows } from '#db/bulk.ts'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { DocumentoGuardado } from './nf3e-recebida.ts'
import type { NumerosUc } from './numeros-uc.ts'
import type { TitularConhecido } from './titular.ts'

export interface UcConhecida {
  id: number
  numero: string
  numeroAnterior: string | null
  titular: TitularConhecido
}

const NAO_ACEITOS: EstadoDisparo[] = [
  'retido',
  'aguardando_autorizacao',
  'na_fila',
  'enviando',
  'falhou',
  'devolvido',
]

/** The SQL of the import of bills. */
export function createFaturaImportRepository(tables: Tables) {
  return { ...leituras(tables), ...cadastro(tables), ...novas(tables), ...mudancas(tables) }
}

/** What is known of bills. */
function leituras({ faturas, faturaXmls, ucs }: Tables) {
  return {
    async existentes(tx: ReadTx, chaves: readonly string[]) {
      const rows = await tx
        .select({
          id: faturas.id,
          chave: faturas.chave,
          ucId: faturas.ucId,
          autorizadaEm: faturas.autorizadaEm,
          hash: faturaXmls.hash,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .where(inArray(faturas.chave, [...chaves]))
      return new Map(rows.map((row) => [row.chave, row]))
    },

    async xml(tx: ReadTx, faturaId: number): Promise<Uint8Array> {
      const [row] = await tx
        .select({ xml: faturaXmls.xmlDeflate })
        .from(faturaXmls)
        .where(eq(faturaXmls.faturaId, faturaId))
      if (!row) throw new Error(`bill ${faturaId} has no document`)
      return row.xml
    },

    async numeroAnterior(tx: ReadTx, ucId: number): Promise<string | null> {
      const [row] = await tx.select({ numero: ucs.numeroAnterior }).from(ucs).where(eq(ucs.id, ucId))
      return row?.numero ?? null
    },

    /** Bills kept aside, in the order they came. */
    aParte: (tx: ReadTx, depois: number, limite: number) =>
      tx
        .select({
          id: faturas.id,
          tipo: faturas.tipo,
          chave: faturas.chave,
          canceladaEm: faturas.canceladaEm,
          ucInformada: faturas.ucInformada,
          autorizadaEm: faturas.autorizadaEm,
          contingencia: faturas.contingencia,
          homologacao: faturas.homologacao,
          jaImpressa: faturas.jaImpressa,
          vencimento: faturas.vencimento,
          xml: faturaXmls.xmlDeflate,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .where(and(isNull(faturas.ucId), gt(faturas.id, depois)))
        .orderBy(asc(faturas.id))
        .limit(limite),
  }
}

/** The UCs and people that bills name. */
function cadastro({ ucs, consumidores }: Tables) {
  type NovaUc = typeof ucs.$inferInsert
  type NovoConsumidor = typeof consumidores.$inferInsert
  return {
    async findUcs(tx: ReadTx, numeros: readonly NumerosUc[]): Promise<UcConhecida[]> {
      if (numeros.length === 0) return []
      const anteriores = numeros.flatMap(({ anterior }) => anterior ?? [])
      return tx
        .select({
          id: ucs.id,
          numero: ucs.numero,
          numeroAnterior: ucs.numeroAnterior,
          titular: {
            id: consumidores.id,
            nome: consumidores.nome,
            documento: consumidores.documento,
            documentoTipo: consumidores.documentoTipo,
          },
        })
        .from(ucs)
        .innerJoin(consumidores, eq(consumidores.id, ucs.titularId))
        .where(
          or(
            inArray(
              ucs.numero,
              numeros.map(({ numero }) => numero),
            ),
            inArray(ucs.numeroAnterior, anteriores),
          ),
        )
    },

    async consumidoresPorDocumento(tx: ReadTx, documentos: readonly string[]) {
      if (documentos.length === 0) return new Map<string, number>()
      const rows = await tx
        .select({ id: consumidores.id, documento: consumidores.documento, tipo: consumidores.documentoTipo })
        .from(consumidores)
        .where(inArray(consumidores.documento, [...documentos]))
      return new Map(
        rows.flatMap((row): [string, number][] =>
          row.tipo && row.documento ? [[row.documento, row.id]] : [],
        ),
      )
    },

    async insertConsumidor(tx: Tx, novo: NovoConsumidor): Promise<number> {
      const [row] = await tx.insert(consumidores).values(novo).returning({ id: consumidores.id })
      if (!row) throw new Error('insert returned no row')
      return row.id
    },

    async insertUc(tx: Tx, nova: NovaUc): Promise<number> {
      const [row] = await tx.insert(ucs).values(nova).returning({ id: ucs.id })
      if (!row) throw new Error('insert returned no row')
      return row.id
    },
  }
}

function novas({ faturas, faturaXmls }: Tables) {
  type NovaFatura = typeof faturas.$inferInsert
  return {
    /** Inserts the bills with their documents, and gives their ids by key. */
    async insertFaturas(
      tx: Tx,
      novas: readonly { fatura: NovaFatura; xml: DocumentoGuardado }[],
    ): Promise<Map<string, number>> {
      if (novas.length === 0) return new Map()
      const rows = await tx
        .insert(faturas)
        .values(novas.map(({ fatura }) => fatura))
        .returning({ id: faturas.id, chave: faturas.chave })
      const ids = new Map(rows.map((row) => [row.chave, row.id]))
      const documents = novas.flatMap(({ fatura, xml }) => {
        const faturaId = ids.get(fatura.chave)
        return faturaId === undefined ? [] : [{ faturaId, ...xml }]
      })
      await insertRows(tx, faturaXmls, documents)
      return ids
    },
  }
}

/** What becomes of a bill that is already here. */
function mudancas({ faturas, faturaXmls, disparos }: Tables) {
  return {
    /** Keeps the authorised document in place of the bare one, and the authorisation on the bill. */
    async authorize(
      tx: Tx,
      faturaId: number,
      { protocolo, em, xml }: { protocolo: string; em: Date; xml: DocumentoGuardado },
    ) {
      await tx.update(faturaXmls).set(xml).where(eq(faturaXmls.faturaId, faturaId))
      const [row] = await tx
        .update(faturas)
        .set({ protocoloAutorizacao: protocolo, autorizadaEm: em })
        .where(eq(faturas.id, faturaId))
        .returning({
          id: faturas.id,
          ucId: faturas.ucId,
          numeroFiscal: faturas.numeroFiscal,
          canceladaEm: faturas.canceladaEm,
          homologacao: faturas.homologacao,
          contingencia: faturas.contingencia,
        })
      if (!row) throw new Error(`bill ${faturaId} vanished`)
      return row
    },

    async linkUc(tx: Tx, faturaId: number, uc: { ucId: number; consumidorId: number | null }): Promise<void> {
      await tx.update(faturas).set(uc).where(eq(faturas.id, faturaId))
    },

    /** Disparos of a bill that nobody has accepted, and may yet go out, are frozen anew with the authorised document. */
    async refreeze(
      tx: Tx,
      faturaId: number,
      finalidade: 'primeira_via' | 'segunda_via',
      { hash, versaoModelo }: { hash: string; versaoModelo: string },
    ): Promise<void> {
      await tx
        .update(disparos)
        .set({ documentoHash: hash, versaoModelo })
        .where(
          and(
            eq(disparos.faturaId, faturaId),
            eq(disparos.finalidade, finalidade),
            inArray(disparos.estado, NAO_ACEITOS),
          ),
        )
    },
  }
}

export type FaturaImportRepository = ReturnType<typeof createFaturaImportRepository>
