import { and, desc, eq, gt, gte, isNull, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { Canal } from '#db/schema/canais.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export type CanalRow = Tables['canais']['$inferSelect']
export type CanalNovo = Tables['canais']['$inferInsert']

export function createCanalRepository({ canais, saidas, avisosRecebidos, recibos }: Tables) {
  return {
    all: (tx: ReadTx): Promise<CanalRow[]> => tx.select().from(canais),

    async find(tx: ReadTx, canal: Canal): Promise<CanalRow | null> {
      const [row] = await tx.select().from(canais).where(eq(canais.canal, canal))
      return row ?? null
    },

    async save(tx: Tx, { criadoEm, ...valores }: CanalNovo): Promise<CanalRow> {
      const { canal: _, ...mudanca } = valores
      const [row] = await tx
        .insert(canais)
        .values({ ...valores, criadoEm })
        .onConflictDoUpdate({ target: canais.canal, set: mudanca })
        .returning()
      return row!
    },

    async keepTeste(tx: Tx, canal: Canal, teste: { testadoEm: Date; testeBom: boolean }): Promise<void> {
      await tx.update(canais).set(teste).where(eq(canais.canal, canal))
    },

    /** Closes the channel's circuit (emissao/engine/saida/circuito.ts). */
    async reopenSaida(tx: Tx, canal: Canal): Promise<void> {
      await tx
        .update(saidas)
        .set({ falhasSeguidas: 0, vezesAberta: 0, abertaEm: null, abertaAte: null })
        .where(eq(saidas.chave, `conta:${canal}`))
    },

    /** Calls of the provider that came in since an instant. */
    recebidos: (tx: ReadTx, canal: Canal, desde: Date): Promise<number> =>
      tx.$count(
        avisosRecebidos,
        and(eq(avisosRecebidos.canal, canal), gte(avisosRecebidos.recebidoEm, desde)),
      ),

    /**
     * Receipts of SMS, which come in by no inbox. Read from the newest back, as they are numbered: there are millions, and
     * no index on when.
     */
    async recibosDeSms(tx: ReadTx, desde: Date): Promise<number> {
      const [anterior] = await tx
        .select({ id: recibos.id })
        .from(recibos)
        .where(lt(recibos.recebidoEm, desde))
        .orderBy(desc(recibos.id))
        .limit(1)
      return tx.$count(recibos, and(eq(recibos.canal, 'sms'), gt(recibos.id, anterior?.id ?? 0)))
    },

    pendentes: (tx: ReadTx, canal: Canal): Promise<number> =>
      tx.$count(avisosRecebidos, and(eq(avisosRecebidos.canal, canal), isNull(avisosRecebidos.processadoEm))),
  }
}

export type CanalRepository = ReturnType<typeof createCanalRepository>
