import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createFilaRepository } from './fila-repository.ts'
import type { Processo } from './processo.ts'
import { RESERVA_MS } from './reservado.ts'

/** The process that a token of a lease names; see reservar.ts. */
const donoDe = (token: string): string => token.slice(0, Math.max(0, token.indexOf('/')))

/**
 * Lets go of what workers held that died on this machine, so that a restart goes on at once and not at the end of their
 * leases. What they were sending at that moment is sent again, under the same Message-ID, as it would be later.
 */
export function createRetomar({ unitOfWork, relogio, processo }: RetomarDeps) {
  const repository = createFilaRepository(unitOfWork.tables)

  /** @returns how many disparos came free. */
  return async (): Promise<number> => {
    const agora = relogio.agora()
    const ate = new Date(agora.getTime() + RESERVA_MS)
    const held = await unitOfWork.read((tx) => repository.held(tx, { agora, ate }))
    let total = 0
    for (const [token, disparos] of Map.groupBy(held, (disparo) => disparo.token)) {
      if (!processo.morreu(donoDe(token))) continue
      const ids = disparos.map(({ id }) => id)
      total += await unitOfWork.transaction((tx) => repository.release(tx, ids, { token, agora }))
    }
    return total
  }
}

export interface RetomarDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  processo: Processo
}
