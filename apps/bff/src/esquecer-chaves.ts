import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'

/** Longer than any client repeats a request, one that lay a night in a closed laptop included. */
const GUARDA_MS = 48 * 3_600_000
const LOTE = 200

/**
 * Removes idempotency keys that nobody will send again: the answers kept with them hold personal data, and every write
 * adds one.
 * @returns a function that gives how many went.
 */
export function createEsquecerChaves(unitOfWork: UnitOfWork, relogio: Relogio): () => Promise<number> {
  const { chavesIdempotencia: chaves } = unitOfWork.tables

  const forgetBatch = (antesDe: Date) =>
    unitOfWork.transaction(async (tx) => {
      const old = await tx
        .select({ usuarioId: chaves.usuarioId, chave: chaves.chave })
        .from(chaves)
        .where(lt(chaves.criadaEm, antesDe))
        .orderBy(asc(chaves.criadaEm))
        .limit(LOTE)
      const byUsuario = Map.groupBy(old, ({ usuarioId }) => usuarioId)
      for (const [usuarioId, rows] of byUsuario) {
        const theirs = rows.map(({ chave }) => chave)
        await tx.delete(chaves).where(and(eq(chaves.usuarioId, usuarioId), inArray(chaves.chave, theirs)))
      }
      return old.length
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
