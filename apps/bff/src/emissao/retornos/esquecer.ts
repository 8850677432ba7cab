import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, inArray, isNull, lt } from 'drizzle-orm'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'

const GUARDA_MS = 30 * 86_400_000
const LOTE = 200

/**
 * Removes what came back a month ago and belongs to nothing that was sent; what proves something is kept with it.
 * @returns a function that gives how many went.
 */
export function createEsquecerRetornos(unitOfWork: UnitOfWork, relogio: Relogio): () => Promise<number> {
  const { retornos } = unitOfWork.tables

  const forgetBatch = (antesDe: Date) =>
    unitOfWork.transaction(async (tx) => {
      const old = await tx
        .select({ id: retornos.id })
        .from(retornos)
        .where(and(isNull(retornos.disparoId), lt(retornos.recebidoEm, antesDe)))
        .limit(LOTE)
      const ids = old.map(({ id }) => id)
      if (ids.length > 0) await tx.delete(retornos).where(inArray(retornos.id, ids))
      return ids.length
    })

  return async () => {
    const antesDe = new Date(relogio.agora().getTime() - GUARDA_MS)
    let total = 0
    for (let batch = LOTE; batch === LOTE; total += batch) {
      batch = await forgetBatch(antesDe)
      await yieldToOthers()
    }
    return total
  }
}
