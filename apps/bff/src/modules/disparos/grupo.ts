import { asc, eq } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { fimDaJanela } from './desfazer.ts'

/**
 * Several bills of one request to one address are one message: the queue finds the first of them, the lead, and the
 * others ride (`juntoComId`). Every function is part of the caller's transaction.
 */
export function createGrupo({ disparos }: Tables) {
  const colunas = {
    id: disparos.id,
    estado: disparos.estado,
    criadoEm: disparos.criadoEm,
    juntoComId: disparos.juntoComId,
    proximaTentativaEm: disparos.proximaTentativaEm,
  }

  async function find(tx: ReadTx, id: number) {
    const [row] = await tx.select(colunas).from(disparos).where(eq(disparos.id, id))
    return row ?? null
  }

  /** Alone or in front, it is found by the queue itself, and its message is another one. */
  const soltar = (tx: Tx, { id, estado, criadoEm }: { id: number; estado: string; criadoEm: Date }, em: Date | null) =>
    tx
      .update(disparos)
      .set({
        juntoComId: null,
        messageId: null,
        ...(estado === 'na_fila' && { proximaTentativaEm: em ?? fimDaJanela(criadoEm) }),
      })
      .where(eq(disparos.id, id))

  /** The others do without this lead: the next that waits leads them. @returns it, or null when there are no others. */
  async function promover(tx: Tx, leadId: number): Promise<number | null> {
    const rows = await tx
      .select(colunas)
      .from(disparos)
      .where(eq(disparos.juntoComId, leadId))
      .orderBy(asc(disparos.id))
    const next = rows.find(({ estado }) => estado === 'na_fila') ?? rows[0]
    if (!next) return null
    const lead = await find(tx, leadId)
    await soltar(tx, next, lead?.proximaTentativaEm ?? null)
    await tx.update(disparos).set({ juntoComId: next.id }).where(eq(disparos.juntoComId, leadId))
    return next.id
  }

  /** Takes a disparo out of its group, whichever place it has in it; the others go on without it. */
  async function separar(tx: Tx, disparoId: number): Promise<void> {
    const row = await find(tx, disparoId)
    if (!row) return
    if (row.juntoComId === null) await promover(tx, disparoId)
    else await soltar(tx, row, null)
  }

  return { promover, separar }
}
