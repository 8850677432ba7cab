import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { createFilaRepository } from './fila-repository.ts'
import { createResultadoRepository } from './resultado-repository.ts'

const LOTE = 50
const HOUR = 3_600_000

/** Gives up what nobody accepted within its time, and prints those bills (design rule 7). @returns how many. */
export function createExpirar(deps: { unitOfWork: UnitOfWork; relogio: Relogio; fila: FilaDeDisparos }) {
  const { unitOfWork, relogio, fila } = deps
  const repository = createResultadoRepository(unitOfWork.tables)
  const { closeInterrupted } = createFilaRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)

  const expireSome = (): Promise<number> =>
    unitOfWork.transaction(async (tx) => {
      const agora = relogio.agora()
      const { prazoEntregaHoras } = (await lerParametros(tx)).impressaoFatura
      const liberadosAntesDe = new Date(agora.getTime() - prazoEntregaHoras * HOUR)
      const expired = await repository.expire(tx, { liberadosAntesDe, agora, maximo: LOTE })
      await closeInterrupted(
        tx,
        expired.map(({ id }) => id),
        agora,
      )
      const faturaIds = expired.flatMap(({ finalidade, faturaId }) =>
        finalidade === 'primeira_via' ? (faturaId ?? []) : [],
      )
      await fila.imprimirSemCopia(tx, faturaIds, agora)
      return expired.length
    })

  return async (): Promise<number> => {
    for (let total = 0; ;) {
      const expired = await expireSome()
      total += expired
      if (expired < LOTE) return total
      // On SQLite a transaction never lets anything else run, and after an outage there are many.
      await yieldToOthers()
    }
  }
}
