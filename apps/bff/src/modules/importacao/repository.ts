import { eq, sql } from 'drizzle-orm'
import { insertRows } from '#db/bulk.ts'
import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import type { Contagem, Falha } from './resultado.ts'

type ContagemGravada = Pick<Contagem, 'recebidos' | 'novos' | 'repetidos' | 'recusados'> &
  Partial<Pick<Contagem, 'atualizados'>>

export type TipoImportacao = 'faturas' | 'cadastro' | 'pagamentos'

/** The record of each import: when, by whom, how many, and every fault. */
export function createImportacaoRepository({ importacoes, importacaoFalhas }: Tables) {
  return {
    async open(
      tx: Tx,
      importacao: { tipo: TipoImportacao; nome: string; inicio: Date; usuarioId: number | null },
    ): Promise<number> {
      const [row] = await tx
        .insert(importacoes)
        .values({ ...importacao, recebidos: 0, novos: 0, repetidos: 0, recusados: 0 })
        .returning({ id: importacoes.id })
      if (!row) throw new Error('insert returned no row')
      return row.id
    },

    /** Adds what one batch did, in that batch's own transaction: a killed import tells how far it came. */
    async add(tx: Tx, id: number, lote: ContagemGravada): Promise<void> {
      await tx
        .update(importacoes)
        .set({
          recebidos: sql`${importacoes.recebidos} + ${lote.recebidos}`,
          novos: sql`${importacoes.novos} + ${lote.novos}`,
          repetidos: sql`${importacoes.repetidos} + ${lote.repetidos + (lote.atualizados ?? 0)}`,
          recusados: sql`${importacoes.recusados} + ${lote.recusados}`,
        })
        .where(eq(importacoes.id, id))
    },

    addFalhas: (tx: Tx, importacaoId: number, falhas: readonly Falha[]) =>
      insertRows(
        tx,
        importacaoFalhas,
        falhas.map((falha) => ({ importacaoId, ...falha })),
      ),

    async close(tx: Tx, id: number, fim: Date): Promise<void> {
      await tx.update(importacoes).set({ fim }).where(eq(importacoes.id, id))
    },
  }
}

export type ImportacaoRepository = ReturnType<typeof createImportacaoRepository>
