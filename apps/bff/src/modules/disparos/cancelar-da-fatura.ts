import type { Tables } from '#db/schema.ts'
import type { Tx } from '#db/tx.ts'
import { createEncerramentoRepository, type Encerramento } from './encerramento-repository.ts'
import { createGrupo } from './grupo.ts'

/**
 * Calls back all that waits to be sent of a bill that is none any more, and says why; nothing is printed in its place, and
 * the other bills of its messages go on without it. @returns how many disparos.
 */
export function createCancelarDaFatura(tables: Tables) {
  const repository = createEncerramentoRepository(tables)
  const grupo = createGrupo(tables)
  return async (tx: Tx, encerramento: Encerramento): Promise<number> => {
    const ids = await repository.cancelOfFatura(tx, encerramento)
    for (const id of ids) await grupo.promover(tx, id, encerramento.agora)
    return ids.length
  }
}

export const CANCELADA = 'A fatura foi cancelada.'
export const substituidaPor = (numeroFiscal: number) =>
  `A fatura foi substituída pela de número ${numeroFiscal}.`

/**
 * Of disparos that were under way and would go again (deferred, refused after all, left by a worker that died), calls back
 * those whose bill has ended meanwhile: what is under way waits for nothing, and its end does not find it. The others of
 * their messages go on without them. To be called once none of them is held any more. @returns their ids.
 */
export function createCancelarEncerrados(tables: Tables) {
  const repository = createEncerramentoRepository(tables)
  const grupo = createGrupo(tables)
  return async (tx: Tx, disparoIds: readonly number[], agora: Date): Promise<Set<number>> => {
    if (disparoIds.length === 0) return new Set()
    const encerrados = new Map(
      (await repository.encerrados(tx, disparoIds)).map(({ id, canceladaEm, substituta }) => [
        id,
        canceladaEm || substituta === null ? CANCELADA : substituidaPor(substituta),
      ]),
    )
    for (const [id, motivo] of encerrados) await repository.cancel(tx, id, motivo, agora)
    for (const id of encerrados.keys()) await grupo.promover(tx, id, agora)
    return new Set(encerrados.keys())
  }
}
