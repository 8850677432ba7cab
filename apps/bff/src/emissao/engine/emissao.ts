import type { FastifyBaseLogger } from 'fastify'
import type { Motor } from './motor.ts'
import type { Sinal } from './sinal.ts'

/** How often other processes' work, due retries and the routine are looked for. */
const CONSULTA_MS = 1000
/** The time limits of a disparo and of what is kept for repeats are counted in hours: no need to look every second. */
const PRAZOS_MS = 60_000
/** At the start, and in case another worker of this machine dies. */
const RETOMADA_MS = 10_000

export interface Emissao {
  /** Ends what is under way and begins nothing more. */
  stop(): Promise<void>
}

export interface EmissaoDeps {
  motor: Motor
  sinal: Sinal
  /** Runs the scheduled routines that are due, until their end or `parar`. */
  executarAgendadas: (parar: () => boolean) => Promise<unknown>
  /** Looks up where the mail of new domains goes. */
  aprenderProvedores: () => Promise<unknown>
  /** Works through what providers have called with and nobody has finished. */
  tratarAvisos: () => Promise<unknown>
  /** Removes what has been kept for long enough. */
  esquecer: () => Promise<unknown>
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

/** Keeps the emission going in this process: at every signal, and at a steady beat for all that gives none. */
export function startEmissao(deps: EmissaoDeps): Emissao {
  const { motor, sinal, executarAgendadas, aprenderProvedores, tratarAvisos, esquecer, log } = deps
  const state = { stopped: false }
  const beat = createBatida(sinal)
  const [limitsDue, resumeDue] = [every(PRAZOS_MS), every(RETOMADA_MS)]
  let delivering: Promise<void> = Promise.resolve()
  let releasing: Promise<void> | null = null

  async function loop(): Promise<void> {
    while (!state.stopped) {
      beat.begin()
      // Not waited for: to release a whole book takes minutes, and what people ask for leaves meanwhile.
      releasing ??= guarded('routines', () => executarAgendadas(() => state.stopped)).finally(() => {
        releasing = null
      })
      if (limitsDue()) {
        await guarded('expiry', () => motor.expire())
        await guarded('cleaning', esquecer)
      }
      if (resumeDue()) await guarded('resuming', () => motor.retomar())
      // A server that is slow to answer must not hold up the routine, nor other accounts.
      if (!state.stopped) delivering = guarded('delivery', () => motor.drain())
      void guarded('providers', aprenderProvedores)
      void guarded('receipts', tratarAvisos)
      if (!state.stopped) await beat.wait()
    }
  }

  /** A failure is logged and the work goes on: the database may be away for a moment. */
  async function guarded(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      if (!state.stopped) await work()
    } catch (error) {
      log.error({ err: error }, `emission: ${what} failed`)
    }
  }

  const running = loop()
  return {
    async stop() {
      state.stopped = true
      motor.stop()
      beat.close()
      await running
      await releasing
      await delivering
    },
  }
}

/** Waits for the next signal, for the next beat at the latest. */
function createBatida(sinal: Sinal) {
  let wake: () => void = () => undefined
  let signalled = false
  const ring = () => {
    signalled = true
    wake()
  }
  const stopListening = sinal.onNotify(ring)
  return {
    /** From here on a signal is not lost: it ends the wait that follows. */
    begin() {
      signalled = false
    },
    wait: () =>
      new Promise<void>((resolve) => {
        if (signalled) return resolve()
        const timer = setTimeout(resolve, CONSULTA_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    /** Ends a wait that is under way, and listens no more. */
    close() {
      stopListening()
      ring()
    },
  }
}

/** True at the first call, and then once in each span. */
function every(ms: number): () => boolean {
  let next = 0
  return () => {
    const due = performance.now() >= next
    if (due) next = performance.now() + ms
    return due
  }
}
