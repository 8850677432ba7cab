import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { createSelectDisparos } from './select.ts'

/** Nobody asks for more within the ten seconds in which it may be undone. */
const MAX_DESFAZIVEIS = 20

/** What people asked to be sent at once. */
export function createPedidosRepository(tables: Tables) {
  return { ...linhas(tables), ...membros(tables) }
}

function linhas({ pedidos, disparos, tentativas }: Tables) {
  type Novo = typeof disparos.$inferInsert
  return {
    async create(tx: Tx, pedido: typeof pedidos.$inferInsert): Promise<number> {
      const [row] = await tx.insert(pedidos).values(pedido).returning({ id: pedidos.id })
      return row!.id
    },

    async find(tx: ReadTx, id: number) {
      const [row] = await tx.select().from(pedidos).where(eq(pedidos.id, id))
      return row ?? null
    },

    /** @returns their ids, in order. */
    async insertDisparos(tx: Tx, novos: readonly Novo[]): Promise<number[]> {
      if (novos.length === 0) return []
      const rows = await tx
        .insert(disparos)
        .values([...novos])
        .returning({ id: disparos.id })
      return rows.map(({ id }) => id)
    },

    /** Each was opened in the browser of who asked. */
    async insertTentativas(tx: Tx, disparoIds: readonly number[], em: Date, resposta: string): Promise<void> {
      await tx.insert(tentativas).values(
        disparoIds.map((disparoId) => ({
          disparoId,
          inicio: em,
          fim: em,
          resultado: 'aceito' as const,
          resposta,
        })),
      )
    },
  }
}

function membros(tables: Tables) {
  const { pedidos, disparos } = tables
  const select = createSelectDisparos(tables)
  return {
    /** The disparos of a request, in the order in which they were made. */
    membros: (tx: ReadTx, pedidoId: number) =>
      select(tx).where(eq(disparos.pedidoId, pedidoId)).orderBy(asc(disparos.id)),

    /** Of a person's latest requests, those made after an instant, with their disparos. */
    async recentes(tx: ReadTx, usuarioId: number, desde: Date) {
      const ids = await tx
        .select({ id: pedidos.id, criadoEm: pedidos.criadoEm })
        .from(pedidos)
        .where(eq(pedidos.usuarioId, usuarioId))
        .orderBy(desc(pedidos.id))
        .limit(MAX_DESFAZIVEIS)
      const recentes = ids.filter(({ criadoEm }) => criadoEm > desde).map(({ id }) => id)
      if (recentes.length === 0) return []
      return select(tx).where(inArray(disparos.pedidoId, recentes)).orderBy(asc(disparos.id))
    },

    /** Calls back what of a request has not been begun. @returns the disparos that were. */
    cancel: (tx: Tx, pedidoId: number, motivo: string, agora: Date) =>
      tx
        .update(disparos)
        .set({ estado: 'cancelado', estadoEm: agora, ultimoErro: motivo, proximaTentativaEm: null })
        .where(
          and(eq(disparos.pedidoId, pedidoId), eq(disparos.estado, 'na_fila'), eq(disparos.tentativas, 0)),
        )
        .returning({ id: disparos.id, ucId: disparos.ucId, atendimentoId: disparos.atendimentoId }),
  }
}
