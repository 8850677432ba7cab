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
