import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import type { Connection, Engine } from '../engine.ts'
import { createFifo, type Fifo } from '../fifo.ts'
import { openSqliteMigration } from './migration.ts'
import { createStatements, type Statements } from './statements.ts'
import { openSqliteTransaction } from './transaction.ts'
import { waitForWriteLock } from './write-lock.ts'

/** Blocks the event loop, so it only bridges the end of another process's commit; see `write-lock.ts`. */
const BLOCKING_WAIT_MS = 20
const WRITE_LOCK_TIMEOUT_MS = 5_000

/** Memory counts against the budget of the process, mapped pages too: a modest cache and no mmap. */
const CACHE_KIB = 8 * 1024

/** Opens the file, creating it and its folder if needed. Throws the driver's error when the file cannot be opened. */
export function openSqliteEngine(path: string): Engine {
  // The file holds personal data: a folder made for it is its owner's alone.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const writer = new SqliteDatabase(path)
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('foreign_keys = ON')
  writer.pragma('journal_size_limit = 67108864')
  tune(writer)
  writer.pragma(`busy_timeout = ${BLOCKING_WAIT_MS}`)
  const reader = new SqliteDatabase(path, { readonly: true })
  tune(reader)

  const lanes = { write: createLane(writer, 'BEGIN IMMEDIATE'), read: createLane(reader, 'BEGIN') }
  return {
    dialect: 'sqlite',
    writeAttempts: 1,
    rawReads: {
      all: async <Row extends object>(query: { sqlite: string }, params: readonly unknown[] = []) =>
        lanes.read.statements.objects(query.sqlite, params) as Row[],
    },
    async connect(mode) {
      await lanes[mode].queue.acquire()
      return createConnection(lanes[mode])
    },
    async connectForMigration() {
      await lanes.write.queue.acquire()
      return openSqliteMigration(writer, () => lanes.write.queue.release())
    },
    async close() {
      await Promise.all([lanes.write.queue.acquire(), lanes.read.queue.acquire()])
      reader.close()
      writer.close()
    },
  }
}

function tune(database: Database): void {
  database.pragma(`cache_size = -${CACHE_KIB}`)
  database.pragma('temp_store = MEMORY')
}

/** A connection with the queue before it: SQLite gives no isolation between two users of one connection. */
interface Lane {
  readonly database: Database
  readonly queue: Fifo
  readonly statements: Statements
  readonly begin: string
}

function createLane(database: Database, begin: string): Lane {
  return { database, queue: createFifo(), statements: createStatements(database), begin }
}

function createConnection({ database, queue, statements, begin }: Lane): Connection {
  return {
    begin: () => waitForWriteLock(() => statements.run(begin, []), WRITE_LOCK_TIMEOUT_MS),
    async commit() {
      statements.run('COMMIT', [])
    },
    async rollback() {
      // Some errors (a full disk, for one) have rolled the transaction back already.
      if (database.inTransaction) statements.run('ROLLBACK', [])
    },
    open: (scope) => openSqliteTransaction(statements, scope),
    release: () => queue.release(),
  }
}
