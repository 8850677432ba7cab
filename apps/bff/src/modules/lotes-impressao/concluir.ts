import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createCancelarEncerrados } from '#modules/disparos/cancelar-da-fatura.ts'
import type { Relogio } from '#relogio.ts'
import type { Arquivos } from './arquivos.ts'
import { createDesfechoRepository } from './desfecho-repository.ts'
import { createLoteRepository } from './repository.ts'

/** Two rows each: the disparo and its attempt. */
const LOTE = 240

/**
 * Brings the disparos of a lot after it, in short transactions: the lot's own state is the decision, taken before. What
 * a crash left behind is brought after it at the next start.
 */
export function createConcluir(deps: { unitOfWork: UnitOfWork; relogio: Relogio; arquivos: Arquivos }) {
  const { unitOfWork, relogio, arquivos } = deps
  const lotes = createLoteRepository(unitOfWork.tables)
  const desfechos = createDesfechoRepository(unitOfWork.tables)
  const cancelarEncerrados = createCancelarEncerrados(unitOfWork.tables)

  /** But for those that were cancelled or replaced while the lot held them. */
  async function giveBack(tx: Tx, id: number): Promise<number> {
    const agora = relogio.agora()
    const devolvidos = await desfechos.giveBack(tx, id, agora, LOTE)
    await cancelarEncerrados(tx, devolvidos, agora)
    return devolvidos.length
  }

  async function inSteps(step: (tx: Tx) => Promise<number>): Promise<void> {
    for (let moved = LOTE; moved === LOTE;) {
      moved = await unitOfWork.transaction(step)
      await yieldToOthers()
    }
  }

  return async (id: number): Promise<void> => {
    const lote = await unitOfWork.read((tx) => lotes.find(tx, id))
    if (lote?.estado === 'impresso') {
      const em = lote.impressoEm ?? relogio.agora()
      await inSteps((tx) => desfechos.accept(tx, lote, em, LOTE))
    }
    if (lote?.estado === 'desfeito') {
      await inSteps((tx) => giveBack(tx, id))
      await arquivos.remove(id)
    }
  }
}
