import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { FilaDeDisparos } from '#modules/disparos/fila.ts'
import type { Relogio } from '#relogio.ts'
import { createGravarDesfechos, type DisparoFindo } from './desfechos.ts'
import type { Enderecamento } from './escrever-trabalho.ts'
import { Expedidor, type Lugar } from './expedidor.ts'
import { createExpirar } from './expirar.ts'
import { createGravador } from './gravador.ts'
import type { Oficina } from './oficina/oficina.ts'
import type { ContasDaEmissao } from './oficio.ts'
import { createProcurar } from './procurar.ts'
import { startRenovar } from './renovar.ts'
import { LOTE, type Reservado } from './reservar.ts'
import type { Provedores } from './saida/provedores.ts'
import { createTentar } from './tentar.ts'

export interface MotorDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  fila: FilaDeDisparos
  contas: ContasDaEmissao
  oficina: Oficina
  provedores: Provedores
  enderecamento: Enderecamento
  /** How often the leases of what is under way are renewed; ten seconds unless a test says otherwise. */
  renovacaoMs?: number
}

/**
 * Sends what is queued for e-mail: reserves what is due, hands it to the places that write and send, and records what
 * became of it. Any number of motors may run on one database, in one process or in many.
 */
export function createMotor(deps: MotorDeps) {
  const expedidor = new Expedidor<Reservado>()
  const procurar = createProcurar(deps, expedidor)
  const held = new Set<Reservado>()
  const send = createSend(deps, expedidor)
  const state = { stopped: false, deveProcurar: false, claimed: 0 }
  let wake: () => void = () => undefined
  let running: Promise<number> | null = null

  /** Hands out whatever has a free connection. Called whenever one falls free, also while more is being reserved. */
  function dispatch(failures: unknown[]): void {
    const start = (work: Promise<void>, reservado: Reservado) =>
      void work
        .catch((error: unknown) => failures.push(error))
        .finally(() => {
          held.delete(reservado)
          wake()
        })
    const onFree = () => {
      dispatch(failures)
      wake()
    }
    while (!state.stopped) {
      const next = expedidor.proxima()
      if (!next) break
      start(send(next.encomenda, next.lugar, onFree), next.encomenda)
    }
    for (const reservado of expedidor.retirar(state.stopped ? 'todas' : 'sem_conta')) {
      start(send(reservado, null, onFree), reservado)
    }
  }

  /** Runs until nothing is due and nothing under way. */
  async function pump(): Promise<number> {
    const failures: unknown[] = []
    const stopRenewing = startRenovar(deps, held)
    let claimed = 0
    try {
      while (state.deveProcurar || held.size > 0) {
        if (state.deveProcurar) {
          state.deveProcurar = false
          const achados = state.stopped ? [] : await procurar.procurar()
          claimed += achados.length
          for (const reservado of achados) held.add(reservado)
          expedidor.receber(achados)
          dispatch(failures)
          // On SQLite a transaction never lets anything else run, and a long queue is many of them.
          await yieldToOthers()
        }
        dispatch(failures)
        if (failures.length === 0 && procurar.haMais()) state.deveProcurar = true
        else if (held.size > 0) await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      stopRenewing()
    }
    if (failures.length > 0) throw failures[0]
    return claimed
  }

  return {
    /**
     * Looks for what is due, with the accounts and limits of this moment, and resolves when it and all that was under
     * way has ended. @returns how many attempts were claimed by the run that this joined.
     */
    drain(): Promise<number> {
      procurar.renovarOficio()
      state.deveProcurar = true
      wake()
      running ??= pump().finally(() => {
        running = null
      })
      return running
    },

    expire: createExpirar(deps),

    /** Begins no further attempt; those under way end, the rest goes back to the queue. */
    stop: () => {
      state.stopped = true
      wake()
    },
  }
}

export type Motor = ReturnType<typeof createMotor>

/** One message, from its place to its record; without a place it goes back to the queue. */
function createSend({ unitOfWork, relogio, fila, oficina }: MotorDeps, expedidor: Expedidor<Reservado>) {
  const tentar = createTentar({ relogio, oficina })
  const gravarDesfechos = createGravarDesfechos({ tables: unitOfWork.tables, fila })
  const record = createGravador<DisparoFindo>(
    (findos) => unitOfWork.transaction((tx) => gravarDesfechos(tx, findos)),
    LOTE,
  )
  return async (reservado: Reservado, lugar: Lugar | null, onFree: () => void): Promise<void> => {
    let fim: DisparoFindo['fim'] = { tipo: 'nao_iniciado' }
    if (lugar) {
      try {
        fim = await tentar(reservado, lugar.posto)
      } finally {
        // The connection does not stand idle while the outcome is written.
        expedidor.livrar(lugar)
        onFree()
      }
    }
    await record({ reservado, em: relogio.agora(), fim })
  }
}
