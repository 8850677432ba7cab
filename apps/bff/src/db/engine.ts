import type { TransactionScope } from './transaction-scope.ts'
import type { RawReads, Tx } from './tx.ts'

export type Dialect = 'sqlite' | 'postgres'

export type Mode = 'write' | 'read'

/** One connection, held from `connect` to `release` by a single transaction. Errors are the driver's own. */
export interface Connection {
  begin(): Promise<void>
  commit(): Promise<void>
  /** Never throws: a connection that cannot roll back is thrown away on release. */
  rollback(): Promise<void>
  /** The queries of this transaction, each passing through the scope. */
  open(scope: TransactionScope): Tx
  release(): void
}

/** The connection on which migrations run; nothing else uses the database meanwhile. */
export interface MigrationConnection {
  /** Runs the body in a transaction that excludes every other migrating process. */
  exclusively<T>(body: () => Promise<T>): Promise<T>
  execute(statement: string): Promise<void>
  rows<Row extends object>(query: string): Promise<Row[]>
  release(): Promise<void>
}

export interface Engine {
  readonly dialect: Dialect
  /** How often a writing transaction is tried when the engine gives it up in favour of another. */
  readonly writeAttempts: number
  /** Reads outside any transaction. */
  readonly rawReads: RawReads
  connect(mode: Mode): Promise<Connection>
  connectForMigration(): Promise<MigrationConnection>
  close(): Promise<void>
}
