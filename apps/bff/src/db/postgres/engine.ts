import type { Connection, Engine, Mode } from '../engine.ts'
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
    rawReads: { all: (query, params) => readOnce(source, (client) => rawRows(client, query, params)) },
    connect: async (mode) => createConnection(await source.connect(), mode),
    connectForMigration: async () => openPostgresMigration(await source.connect()),
    close: () => source.close(),
  }
}

/** Costs two round trips more than the bare query, and is what keeps raw SQL from writing outside a transaction. */
async function readOnce<T>(source: ClientSource, read: (client: Client) => Promise<T>): Promise<T> {
  const client = await source.connect()
  const connection = createConnection(client, 'read')
  try {
    await connection.begin()
    const result = await read(client)
    await connection.commit()
    return result
  } catch (error) {
    await connection.rollback()
    throw error
  } finally {
    connection.release()
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
