import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createLoteRepository } from './repository.ts'
import { createReservaRepository } from './reserva-repository.ts'

/** Rows of one transaction, beside agents on SQLite. */
export const LOTE_DA_RESERVA = 400

export interface FiltroDoLote {
  competencia: string | null
  maximo: number
}

/**
 * Takes what waits into a lot, a short transaction at a time.
 * @returns false when the lot was undone meanwhile, or `isWanted` says to stop.
 */
export function createReservar({ unitOfWork, relogio }: { unitOfWork: UnitOfWork; relogio: Relogio }) {
  const lotes = createLoteRepository(unitOfWork.tables)
  const reservas = createReservaRepository(unitOfWork.tables)

  return async (id: number, filtro: FiltroDoLote, isWanted: () => boolean): Promise<boolean> => {
    for (let restam = filtro.maximo; restam > 0;) {
      const maximo = Math.min(restam, LOTE_DA_RESERVA)
      const taken = await unitOfWork.transaction(async (tx) => {
        // Read with the reservation: nothing is taken into a lot that has been undone.
        const lote = await lotes.find(tx, id)
        if (lote?.estado !== 'montando') return null
        const { competencia } = filtro
        return reservas.reserve(tx, { loteId: id, competencia, maximo, agora: relogio.agora() })
      })
      if (taken === null || !isWanted()) return false
      restam = taken < maximo ? 0 : restam - taken
      await yieldToOthers()
    }
    return true
  }
}
