import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { getTableColumns } from 'drizzle-orm'
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './tx.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** SQLite's SQLITE_MAX_VARIABLE_NUMBER; PostgreSQL takes 65,535. */
const MAX_PARAMETERS = 32_766

/** On SQLite a transaction never yields to the event loop: 100,000 rows in one froze the process for 0.9 s. */
const MAX_ROWS_PER_TRANSACTION = 500

interface InsertOptions {
  /** Rows that would break a unique rule are left out instead of failing the transaction. */
  readonly skipExisting?: boolean
}

/**
 * Inserts up to 500 rows within a transaction, in as few statements as the parameter limit allows, and returns how many
 * were inserted. Throws a `RangeError` for more rows: use `insertInBatches`.
 */
export async function insertRows<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly PgInsertValue<Table>[],
  options: InsertOptions = {},
): Promise<number> {
  if (rows.length > MAX_ROWS_PER_TRANSACTION) throw new RangeError(`${rows.length} rows in one transaction`)
  let inserted = 0
  for (const chunk of chunksOf(rows, rowsPerStatement(table))) {
    const insert = tx.insert(table).values([...chunk])
    const { rowCount } = await (options.skipExisting ? insert.onConflictDoNothing() : insert)
    inserted += rowCount
  }
  return inserted
}

/**
 * Inserts any number of rows, in transactions of at most 500 that let others in between, and returns how many were
 * inserted. Stops at the first failure, keeping the batches before it.
 */
export async function insertInBatches<Table extends PgTable>(
  unitOfWork: Pick<UnitOfWork<unknown>, 'transaction'>,
  table: Table,
  rows: Iterable<PgInsertValue<Table>>,
  options: InsertOptions = {},
): Promise<number> {
  let inserted = 0
  for (const batch of chunksOf(rows, MAX_ROWS_PER_TRANSACTION)) {
    inserted += await unitOfWork.transaction((tx) => insertRows(tx, table, batch, options))
    await yieldToOthers()
  }
  return inserted
}

/** Every column may be a parameter, also one that a row leaves out and the schema has a default for. */
function rowsPerStatement(table: PgTable): number {
  return Math.floor(MAX_PARAMETERS / Object.keys(getTableColumns(table)).length)
}

/** Splits lazily: the rows of a large import never exist all at once. */
export function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
