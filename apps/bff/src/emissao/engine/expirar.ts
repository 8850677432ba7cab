import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { PRAZO_DISPARO_MS } from './politica.ts'
import { createEngineRepository } from './repository.ts'

const LOTE = 50

/** Gives up what nobody accepted within its time, and prints those bills (design rule 7). @returns how many. */
export function createExpirar(deps: { unitOfWork: UnitOfWork; relogio: Relogio; fila: FilaDeDisparos }) {
  const { unitOfWork, relogio, fila } = deps
  const repository = createEngineRepository(unitOfWork.tables)
  return (): Promise<number> => {
    const agora = relogio.agora()
    const liberadosAntesDe = new Date(agora.getTime() - PRAZO_DISPARO_MS)
    return unitOfWork.transaction(async (tx) => {
      const expired = await repository.expire(tx, { liberadosAntesDe, agora, maximo: LOTE })
      const faturaIds = expired.flatMap(({ finalidade, faturaId }) =>
        finalidade === 'primeira_via' ? (faturaId ?? []) : [],
      )
      await fila.imprimirSemCopia(tx, faturaIds, agora)
      return expired.length
    })
  }
}
