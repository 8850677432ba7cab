import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'

export type Log = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>

/** Waits between tries; the last one repeats. */
export const ESPERAS_MS: readonly number[] = [1000, 2000, 5000, 15_000, 60_000, 300_000]
/** Who has worked for this long failed for a new reason: the waits begin anew. */
const ESTAVEL_MS = 120_000

/**
 * Runs work that is meant to last, again and again until it is stopped: a mail server that is away for an hour must not
 * take the emission with it.
 * @returns the way to stop; resolves when the work has ended.
 */
export function insistir(
  work: (signal: AbortSignal) => Promise<void>,
  { nome, log, esperasMs = ESPERAS_MS }: { nome: string; log: Log; esperasMs?: readonly number[] },
): () => Promise<void> {
  const stop = new AbortController()

  async function loop(): Promise<void> {
    for (let failures = 0; !stop.signal.aborted; failures++) {
      const startedAt = performance.now()
      try {
        await work(stop.signal)
      } catch (error) {
        log.error({ err: error }, `returns: ${nome} failed`)
      }
      if (performance.now() - startedAt > ESTAVEL_MS) failures = 0
      const ms = esperasMs[Math.min(failures, esperasMs.length - 1)]
      await delay(ms, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }

  const running = loop()
  return async () => {
    stop.abort()
    await running
  }
}

/** Resolves when the signal is given. */
export const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
