import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { TipoContato } from '#db/schema/cadastro.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { TitularConhecido } from './titular.ts'

/** The SQL of the import of the cadastro. */
export function createCadastroImportRepository(tables: Tables) {
  return { ...ucsETitulares(tables), ...correcoesDe(tables) }
}

function ucsETitulares({ ucs, consumidores }: Tables) {
  return {
    /** A UC by its national number, or, where that is not known yet, by an old one that only it has. */
    async findUc(tx: ReadTx, numero: string, anterior: string | null) {
      const columns = { uc: ucs, titular: consumidores }
      const select = () =>
        tx.select(columns).from(ucs).innerJoin(consumidores, eq(consumidores.id, ucs.titularId))
      const [exact] = await select().where(eq(ucs.numero, numero))
      if (exact || anterior === null) return exact ?? null
      // Made from a bill of before the national numbers: the old number is all that it has.
      const [old, ...others] = await select().where(
        and(eq(ucs.numeroAnterior, anterior), eq(ucs.numero, anterior)),
      )
      return old && others.length === 0 ? old : null
    },

    async findTitular(tx: ReadTx, id: number): Promise<TitularConhecido> {
      const { nome, documento, documentoTipo } = consumidores
      const [row] = await tx
        .select({ id: consumidores.id, nome, documento, documentoTipo })
        .from(consumidores)
        .where(eq(consumidores.id, id))
      if (!row) throw new Error(`consumidor ${id} vanished`)
      return row
    },

    /** The UCs of these people after that id, in the order of their ids. */
    async ucsDosTitulares(
      tx: ReadTx,
      { titulares, depoisDe, limite }: { titulares: readonly number[]; depoisDe: number; limite: number },
    ): Promise<number[]> {
      const rows = await tx
        .select({ id: ucs.id })
        .from(ucs)
        .where(and(inArray(ucs.titularId, [...titulares]), gt(ucs.id, depoisDe)))
        .orderBy(asc(ucs.id))
        .limit(limite)
      return rows.map(({ id }) => id)
    },

    async updateUc(tx: Tx, id: number, values: Partial<typeof ucs.$inferInsert>): Promise<void> {
      await tx.update(ucs).set(values).where(eq(ucs.id, id))
    },

    async updateConsumidor(
      tx: Tx,
      id: number,
      values: Partial<typeof consumidores.$inferInsert>,
    ): Promise<void> {
      await tx.update(consumidores).set(values).where(eq(consumidores.id, id))
    },
  }
}

function correcoesDe({ correcoes }: Tables) {
  return {
    /** What agents corrected of a UC and of its titular, and the source has not confirmed. */
    async correcoesAbertas(tx: ReadTx, alvo: { ucId: number } | { consumidorId: number }) {
      const isAlvo =
        'ucId' in alvo ? eq(correcoes.ucId, alvo.ucId) : eq(correcoes.consumidorId, alvo.consumidorId)
      const rows = await tx
        .select()
        .from(correcoes)
        .where(and(isAlvo, isNull(correcoes.confirmadaEm)))
      return new Map(rows.map((row) => [row.campo, row]))
    },

    /** What an agent knew of a UC's contacts said nothing of its next titular's. */
    async closeCorrecoesDaUc(tx: Tx, ucId: number, agora: Date): Promise<void> {
      await tx
        .update(correcoes)
        .set({ confirmadaEm: agora })
        .where(and(eq(correcoes.ucId, ucId), isNull(correcoes.confirmadaEm)))
    },

    async updateCorrecao(
      tx: Tx,
      id: number,
      values: { valorFonte: string | null; confirmadaEm: Date | null },
    ): Promise<void> {
      await tx.update(correcoes).set(values).where(eq(correcoes.id, id))
    },
  }
}

/** The contacts of a UC as a source states them. */
export function createContatoImportRepository({ contatos }: Tables) {
  const emUso = (ucId: number, tipo: TipoContato) =>
    and(eq(contatos.ucId, ucId), eq(contatos.tipo, tipo), isNull(contatos.removidoEm))

  return {
    emUso: (tx: ReadTx, ucId: number, tipo: TipoContato) =>
      tx.select({ id: contatos.id, valor: contatos.valor }).from(contatos).where(emUso(ucId, tipo)),

    /** Takes all contacts of a UC out of use; they stay on file. */
    async removeAll(tx: Tx, ucId: number, agora: Date): Promise<void> {
      await tx
        .update(contatos)
        .set({ removidoEm: agora, atualizadoEm: agora })
        .where(and(eq(contatos.ucId, ucId), isNull(contatos.removidoEm)))
    },

    async remove(tx: Tx, ids: readonly number[], agora: Date): Promise<void> {
      await tx
        .update(contatos)
        .set({ removidoEm: agora, atualizadoEm: agora })
        .where(inArray(contatos.id, [...ids]))
    },

    /** Puts the contact into use; one that had bounced stays marked, for the source cannot know better. */
    async put(tx: Tx, ucId: number, tipo: TipoContato, valor: string, agora: Date): Promise<void> {
      await tx
        .insert(contatos)
        .values({ ucId, tipo, valor, situacao: 'informado', criadoEm: agora, atualizadoEm: agora })
        .onConflictDoUpdate({
          target: [contatos.ucId, contatos.tipo, contatos.valor],
          set: { removidoEm: null, atualizadoEm: agora },
        })
    },
  }
}
