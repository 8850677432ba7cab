import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { fimDaJanela } from './desfazer.ts'

/**
 * Several bills to one address travel in one message: that of the first disparo, which the others name by `junto_com_id`
 * and which alone has a time in the queue. Every function is part of the caller's transaction.
 */
export function createGrupo({ disparos }: Tables) {
  const proximo = async (tx: ReadTx, leadId: number) => {
    const [row] = await tx
      .select({ id: disparos.id, criadoEm: disparos.criadoEm })
      .from(disparos)
      .where(and(eq(disparos.juntoComId, leadId), eq(disparos.estado, 'na_fila')))
      .orderBy(asc(disparos.id))
      .limit(1)
    return row ?? null
  }

  /**
   * The first of a message is gone (cancelled, or sent by itself): the next one that waits takes its place with the
   * others behind it. To be called after the change of the first, whose row then settles who comes first. The new one
   * has a Message-ID of its own: what comes back names the disparo that stood for the message.
   * @returns the id of the new first one, or null when none waits.
   */
  async function promover(tx: Tx, leadId: number, agora: Date): Promise<number | null> {
    const novo = await proximo(tx, leadId)
    if (!novo) return null
    const janela = fimDaJanela(novo.criadoEm)
    await tx
      .update(disparos)
      .set({
        juntoComId: null,
        messageId: null,
        proximaTentativaEm: janela > agora ? janela : agora,
      })
      .where(eq(disparos.id, novo.id))
    await tx
      .update(disparos)
      .set({ juntoComId: novo.id })
      .where(and(eq(disparos.juntoComId, leadId), eq(disparos.estado, 'na_fila')))
    return novo.id
  }

  return {
    promover,

    /**
     * Takes a disparo out of its message, so that it goes by itself when it is queued again: one that travelled with
     * another becomes one of its own, with a Message-ID of its own; those that wait for one that led go on without it.
     */
    async separar(tx: Tx, disparoId: number, agora: Date): Promise<void> {
      await promover(tx, disparoId, agora)
      await tx
        .update(disparos)
        .set({ juntoComId: null, messageId: null })
        .where(and(eq(disparos.id, disparoId), isNotNull(disparos.juntoComId)))
    },
  }
}
