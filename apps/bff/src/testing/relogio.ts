import type { Relogio } from '#relogio.ts'

/** A clock that stands still until the test moves it. */
export interface RelogioDeTeste extends Relogio {
  set(instant: Date | string): void
  advance(ms: number): void
}

export function createRelogio(start: Date | string = '2026-11-21T15:00:00.000Z'): RelogioDeTeste {
  let now = new Date(start)
  return {
    agora: () => new Date(now),
    set: (instant) => {
      now = new Date(instant)
    },
    advance: (ms) => {
      now = new Date(now.getTime() + ms)
    },
  }
}
