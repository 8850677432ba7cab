import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** What a write without `returning` resolves to, on every engine. */
export interface WriteResult {
  /** Rows inserted, updated or deleted. */
  readonly rowCount: number
}

interface WriteResultKind extends PgQueryResultHKT {
  type: WriteResult
}

type Database = PgDatabase<WriteResultKind>

export type RawValue = string | number | bigint | boolean | Uint8Array | Date | null

/** One statement in both dialects; placeholders are `?` on SQLite and `$1` on PostgreSQL. */
export interface RawQuery {
  readonly sqlite: string
  readonly postgres: string
}

export interface RawReads {
  /** Rows as the driver gives them: flags are 0/1 and instants epoch milliseconds on SQLite. */
  all<Row extends object>(query: RawQuery, params?: readonly RawValue[]): Promise<Row[]>
}

export interface RawStatements extends RawReads {
  run(query: RawQuery, params?: readonly RawValue[]): Promise<WriteResult>
}

/** Leads from a transaction or unit of work to its raw SQL; only `raw.ts` may use it. */
export const rawAccess = Symbol('raw access')

/**
 * The queries of a read-only transaction. The key that only this folder knows keeps every other drizzle database,
 * above all the synchronous one of better-sqlite3, from being passed where a transaction is asked for.
 */
export interface ReadTx extends Pick<Database, 'select' | 'selectDistinct' | '$count'> {
  readonly [rawAccess]: RawReads
}

/**
 * The queries of a writing transaction; they run when awaited. PostgreSQL's types stand for both engines: what SQLite
 * does not know (`.for('update')`, `distinct on`, `ilike`) must not be used in a repository.
 */
export interface Tx extends Pick<
  Database,
  'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete'
> {
  readonly [rawAccess]: RawStatements
}
