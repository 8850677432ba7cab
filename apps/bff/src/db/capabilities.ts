import type { Dialect } from './engine.ts'

/** What the engines do differently, where code above the data layer must know. */
export interface Capabilities {
  readonly dialect: Dialect
  /** Several processes may write at the same time; otherwise keep bulk transactions short (≤ 50 rows beside agents). */
  readonly concurrentWriters: boolean
  /** `for update skip locked` exists for claiming work; otherwise the write lock already excludes other claimants. */
  readonly skipLocked: boolean
  readonly textSearch: 'fts5' | 'trigram'
}

export const capabilitiesOf: Readonly<Record<Dialect, Capabilities>> = {
  sqlite: { dialect: 'sqlite', concurrentWriters: false, skipLocked: false, textSearch: 'fts5' },
  postgres: { dialect: 'postgres', concurrentWriters: true, skipLocked: true, textSearch: 'trigram' },
}
