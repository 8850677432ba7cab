import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createEngineRepository } from './repository.ts'
import { RESERVA_MS, type Lote } from './reservar.ts'

/** Often enough that one renewal may fail and deliveries still begin with their whole time limit ahead. */
const RENOVACAO_MS = 10_000

/**
 * Keeps a batch reserved for as long as it is being sent, so that a lease may be short: slow servers make a batch last
 * for minutes, and a worker that died must not hold its bills that long.
 * @returns the way to stop.
 */
export function createRenovar(deps: { unitOfWork: UnitOfWork; relogio: Relogio; renovacaoMs?: number }) {
  const { unitOfWork, relogio, renovacaoMs = RENOVACAO_MS } = deps
  const repository = createEngineRepository(unitOfWork.tables)

  async function renew(lote: Lote): Promise<void> {
    const ate = new Date(relogio.agora().getTime() + RESERVA_MS)
    const ids = lote.reservados.map(({ carregado }) => carregado.disparo.id)
    await unitOfWork.transaction((tx) => repository.renew(tx, ids, { token: lote.token, ate }))
    lote.ate = ate
  }

  return (lote: Lote): (() => void) => {
    // A renewal that fails leaves the lease as it was: when it runs short, no further attempt begins.
    const timer = setInterval(() => void renew(lote).catch(() => undefined), renovacaoMs)
    return () => clearInterval(timer)
  }
}
