import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createAvisoRepository } from './repository.ts'

const GUARDA_MS = 90 * 86_400_000
const LOTE = 200

/**
 * Removes the calls of providers of three months ago, and the receipts of that time that belong to nothing; a receipt that
 * proves something is kept with its disparo.
 * @returns a function that gives how many went.
 */
export function createEsquecerAvisos(unitOfWork: UnitOfWork, relogio: Relogio): () => Promise<number> {
  const repository = createAvisoRepository(unitOfWork.tables)
  // No index holds the receipts without a disparo: each is looked at once, when it has aged, and again after a restart.
  let examinado = 0

  const forgetRecibos = (antesDe: Date) =>
    unitOfWork.transaction(async (tx) => {
      const rows = await repository.recibosApos(tx, examinado, LOTE)
      const antigos = rows.filter(({ recebidoEm }) => recebidoEm < antesDe)
      const ids = antigos.filter(({ disparoId }) => disparoId === null).map(({ id }) => id)
      await repository.forgetRecibos(tx, ids)
      return { esquecidos: ids.length, ultimo: antigos.at(-1)?.id ?? examinado, olhados: antigos.length }
    })

  return async () => {
    const antesDe = new Date(relogio.agora().getTime() - GUARDA_MS)
    let total = 0
    for (let batch = LOTE; batch === LOTE; total += batch) {
      batch = await unitOfWork.transaction((tx) => repository.forget(tx, antesDe, LOTE))
      await yieldToOthers()
    }
    for (let batch = LOTE; batch === LOTE;) {
      const { esquecidos, ultimo, olhados } = await forgetRecibos(antesDe)
      examinado = ultimo
      batch = olhados
      total += esquecidos
      await yieldToOthers()
    }
    return total
  }
}
