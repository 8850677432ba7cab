/** A queue for one resource: whoever asks first gets it first. */
export interface Fifo {
  /** Resolves when the resource is the caller's, who must then call `release` exactly once. */
  acquire(): Promise<void>
  release(): void
}

/** How long work may pass from hand to hand before timers and sockets get a turn. */
const BURST_MS = 10

export function createFifo(): Fifo {
  const waiting: (() => void)[] = []
  let busy = false
  let burstStartedAt: number | undefined

  // SQLite work is synchronous, so a long queue would run in microtasks alone and freeze the event loop.
  function breathe(): Promise<void> | undefined {
    const now = performance.now()
    if (burstStartedAt === undefined) {
      burstStartedAt = now
      setImmediate(() => (burstStartedAt = undefined))
      return undefined
    }
    return now - burstStartedAt < BURST_MS ? undefined : new Promise((resolve) => setImmediate(resolve))
  }

  return {
    async acquire() {
      if (busy) await new Promise<void>((resolve) => waiting.push(resolve))
      busy = true
      const breath = breathe()
      if (breath) await breath
    },
    release() {
      const next = waiting.shift()
      if (next) next()
      else busy = false
    },
  }
}
