import type { Connection, Engine, Mode } from '../engine.ts'
import type { RawQuery, RawValue } from '../tx.ts'
import type { Client, ClientSource } from './client.ts'
import { openPostgresMigration } from './migration.ts'
import { openPostgresTransaction, rawRows } from './transaction.ts'

/**
 * Enough for a queue of transactions over one row to drain: each round commits at least one of those that met, and a
 * pool lets only its size meet.
 */
const WRITE_ATTEMPTS = 20

const BEGIN: Readonly<Record<Mode, string>> = {
  write: 'begin isolation level serializable',
  read: 'begin isolation level repeatable read, read only',
}

/** The engine over any source of PostgreSQL connections; closing it closes the source. */
export function openPostgresEngine(source: ClientSource): Engine {
  return {
    dialect: 'postgres',
    writeAttempts: WRITE_ATTEMPTS,
    rawReads: {
      async all<Row extends object>(query: RawQuery, params?: readonly RawValue[]) {
        const client = await source.connect()
        try {
          return await rawRows<Row>(client, query, params)
        } finally {
          client.release(false)
        }
      },
    },
    connect: async (mode) => createConnection(await source.connect(), mode),
    connectForMigration: async () => openPostgresMigration(await source.connect()),
    close: () => source.close(),
  }
}

function createConnection(client: Client, mode: Mode): Connection {
  let broken = false
  return {
    async begin() {
      await client.query({ text: BEGIN[mode] })
    },
    async commit() {
      await client.query({ text: 'commit' })
    },
    async rollback() {
      try {
        await client.query({ text: 'rollback' })
      } catch {
        broken = true
      }
    },
    open: (scope) => openPostgresTransaction(client, scope),
    release: () => client.release(broken),
  }
}
