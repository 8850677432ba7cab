import type { Dialect } from './engine.ts'

/** What the engines do differently, where code above the data layer must know. */
export interface Capabilities {
  readonly dialect: Dialect
  /** How words are found: an FTS5 table, or an array under a GIN index. */
  readonly textSearch: 'fts5' | 'gin'
}

export const capabilitiesOf: Readonly<Record<Dialect, Capabilities>> = {
  sqlite: { dialect: 'sqlite', textSearch: 'fts5' },
  postgres: { dialect: 'postgres', textSearch: 'gin' },
}
