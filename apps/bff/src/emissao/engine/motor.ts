import type { UnitOfWork } from '#db/unit-of-work.ts'
import { PRAZO_ENTREGA_MS, type CanalEmail } from '#emissao/channels/email.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { createGravarDesfechos, type DisparoFindo } from './desfechos.ts'
import type { Documentos } from './documentos.ts'
import { createExpirar } from './expirar.ts'
import { createGravador } from './gravador.ts'
import { createRenovar } from './renovar.ts'
import { createReservar, LOTE, type Lote, type Reservado } from './reservar.ts'
import { createTentar } from './tentar.ts'

export interface MotorDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  documentos: Documentos
  fila: FilaDeDisparos
  canal: CanalEmail
  /** Sender where the parameter names none. */
  remetente: string
  /** How often the lease of a batch under way is renewed; ten seconds unless a test says otherwise. */
  renovacaoMs?: number
}

/** Sends what is queued for e-mail. Any number of motors may run on one database, in one process or in many. */
export function createMotor(deps: MotorDeps) {
  const { unitOfWork, relogio } = deps
  const reservar = createReservar(unitOfWork, deps.remetente)
  const renovar = createRenovar(deps)
  const working = { stopped: false }
  const sendAll = createSendAll(deps, working)

  /** Sends one batch. @returns how many were claimed. */
  async function runOnce(): Promise<number> {
    const lote = await reservar(relogio.agora())
    if (lote.reservados.length === 0) return 0
    const stopRenewing = renovar(lote)
    try {
      await sendAll(lote)
    } finally {
      stopRenewing()
    }
    return lote.reservados.length
  }

  return {
    runOnce,
    expire: createExpirar(deps),

    /** Sends until nothing is due. @returns how many attempts were claimed. */
    async drain(): Promise<number> {
      for (let total = 0; ;) {
        const claimed = working.stopped ? 0 : await runOnce()
        if (claimed === 0) return total
        total += claimed
      }
    },

    /** Begins no further attempt; those under way end, the rest go back to the queue. */
    stop: () => {
      working.stopped = true
    },
  }
}

export type Motor = ReturnType<typeof createMotor>

/** Sends a batch, as many at a time as the channel has connections, and writes what became of each. */
function createSendAll(deps: MotorDeps, working: { readonly stopped: boolean }) {
  const { unitOfWork, relogio, canal, fila } = deps
  const tentar = createTentar(deps)
  const gravarDesfechos = createGravarDesfechos({ tables: unitOfWork.tables, fila })
  const finish = createGravador<DisparoFindo>(
    (findos) => unitOfWork.transaction((tx) => gravarDesfechos(tx, findos)),
    LOTE,
  )

  async function attempt({ carregado, tentativaId }: Reservado, { token, ate, remetente }: Lote) {
    const left = ate.getTime() - relogio.agora().getTime()
    // An attempt that might outlive its lease could be made twice.
    const begins = !working.stopped && left >= PRAZO_ENTREGA_MS
    const fim = begins ? await tentar(carregado, remetente) : ({ tipo: 'nao_iniciado' } as const)
    return { carregado, tentativaId, token, em: relogio.agora(), fim }
  }

  return async (lote: Lote): Promise<void> => {
    const pending = lote.reservados.values()
    const failures: unknown[] = []
    const noteFailure = (error: unknown) => void failures.push(error)
    const written: Promise<void>[] = []
    const lane = async () => {
      for (const reservado of pending) {
        const findo = await attempt(reservado, lote)
        // The connection does not stand idle while the outcome is written; the batch waits for all of them.
        written.push(finish(findo).catch(noteFailure))
      }
    }
    // One more than the connections, so that a message is ready whenever one falls free.
    await Promise.all(Array.from({ length: canal.conexoes + 1 }, () => lane().catch(noteFailure)))
    await Promise.all(written)
    if (failures.length > 0) throw failures[0]
  }
}
