import { randomUUID } from 'node:crypto'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { createEngineRepository, type DisparoCarregado } from './repository.ts'

export interface Reservado {
  carregado: DisparoCarregado
  tentativaId: number
}

/** What one worker holds until `ate`, which renovar.ts moves on while it is being sent. */
export interface Lote {
  readonly token: string
  ate: Date
  remetente: string
  reservados: Reservado[]
}

/** Beside agents on SQLite a transaction is short: 50 disparos and their attempts. */
export const LOTE = 50
/** Longer than one delivery may take. What a worker held when it died comes up again after this. */
export const RESERVA_MS = 90_000

/** Claims the next batch of due e-mails and opens an attempt for each. */
export function createReservar(unitOfWork: UnitOfWork, remetentePadrao: string) {
  const repository = createEngineRepository(unitOfWork.tables)

  return (agora: Date): Promise<Lote> => {
    const token = randomUUID()
    const ate = new Date(agora.getTime() + RESERVA_MS)
    return unitOfWork.transaction(async (tx) => {
      const ids = await repository.claim(tx, { token, agora, ate, limite: LOTE })
      if (ids.length === 0) return { token, ate, remetente: remetentePadrao, reservados: [] }
      await repository.closeInterrupted(tx, ids, agora)
      const tentativas = await repository.openTentativas(tx, ids, agora)
      const reservados = (await repository.load(tx, ids)).flatMap((carregado) => {
        const tentativaId = tentativas.get(carregado.disparo.id)
        return tentativaId === undefined ? [] : [{ carregado, tentativaId }]
      })
      return { token, ate, remetente: remetentePadrao, reservados }
    })
  }
}
