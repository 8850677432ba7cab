import { rawAccess, type RawReads, type RawStatements, type ReadTx, type Tx } from './tx.ts'
import type { UnitOfWork } from './unit-of-work.ts'

// For repositories whose search or bulk path needs SQL that drizzle cannot write, or cannot write fast enough (building a
// query is 27 of the 30 µs of a select on SQLite). Nothing but repositories and search files imports this module.

/** Raw reads outside any transaction, each on its own snapshot; refused inside one. */
export function rawReads(unitOfWork: Pick<UnitOfWork<unknown>, typeof rawAccess>): RawReads {
  return unitOfWork[rawAccess]
}

/** Raw statements that belong to the transaction. */
export function rawWithin(tx: Tx): RawStatements
export function rawWithin(tx: ReadTx): RawReads
export function rawWithin(tx: Tx | ReadTx): RawReads {
  return tx[rawAccess]
}
