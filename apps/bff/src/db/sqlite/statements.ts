import type { Database, Statement } from 'better-sqlite3'
import type { WriteResult } from '../tx.ts'

type Row = unknown[]

/** Statements are kept compiled; beyond this the least recently used one is dropped (IN lists vary in length). */
const CAPACITY = 512

/** Runs SQL text on one connection, compiling each text once. */
export interface Statements {
  /** Rows as arrays in column order, the form drizzle maps from. */
  rows(text: string, params: readonly unknown[]): Row[]
  firstRow(text: string, params: readonly unknown[]): Row | undefined
  /** Rows as objects by column name. */
  objects(text: string, params: readonly unknown[]): object[]
  run(text: string, params: readonly unknown[]): WriteResult
}

export function createStatements(database: Database): Statements {
  const arrays = createCache((text) => {
    const statement = database.prepare<unknown[], Row>(text)
    return statement.reader ? statement.raw(true) : statement
  })
  const objects = createCache((text) => database.prepare<unknown[], object>(text))

  return {
    rows: (text, params) => arrays(text).all(...params.map(toBindable)),
    firstRow: (text, params) => arrays(text).get(...params.map(toBindable)),
    objects: (text, params) => objects(text).all(...params.map(toBindable)),
    run(text, params) {
      const { changes } = arrays(text).run(...params.map(toBindable))
      return { rowCount: changes }
    },
  }
}

/** Columns encode their own values; this is for bare values in `sql` fragments, which PostgreSQL takes as they are. */
function toBindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  return value
}

function createCache<Result>(compile: (text: string) => Statement<unknown[], Result>) {
  const compiled = new Map<string, Statement<unknown[], Result>>()
  return (text: string): Statement<unknown[], Result> => {
    const known = compiled.get(text)
    if (known) {
      // Re-inserting keeps the map in order of use; skipped while there is room, where order does not matter yet.
      if (compiled.size >= CAPACITY) {
        compiled.delete(text)
        compiled.set(text, known)
      }
      return known
    }
    const statement = compile(text)
    if (compiled.size >= CAPACITY) compiled.delete(compiled.keys().next().value ?? text)
    compiled.set(text, statement)
    return statement
  }
}
