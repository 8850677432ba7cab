import type { Database } from 'better-sqlite3'
import type { MigrationConnection } from '../engine.ts'
import { waitForWriteLock } from './write-lock.ts'

/** Another process may be migrating this file right now, and nobody is served before it has finished. */
const WAIT_FOR_OTHERS_MS = 60_000

/** Prepares the writing connection for migrations; `release` puts it back as it was. */
export function openSqliteMigration(database: Database, onRelease: () => void): MigrationConnection {
  // Must precede BEGIN, inside which it does nothing: with foreign keys on, rebuilding a table drops the old one, and
  // that deletes every child row that cascades.
  database.pragma('foreign_keys = OFF')

  return {
    async exclusively(body) {
      await waitForWriteLock(() => database.exec('BEGIN IMMEDIATE'), WAIT_FOR_OTHERS_MS)
      try {
        const result = await body()
        assertForeignKeys(database)
        database.exec('COMMIT')
        return result
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    async execute(statement) {
      database.exec(statement)
    },
    rows: async <Row extends object>(query: string) => database.prepare(query).all() as Row[],
    async release() {
      database.pragma('foreign_keys = ON')
      onRelease()
    },
  }
}

function assertForeignKeys(database: Database): void {
  const broken = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  const first = broken[0]
  if (!first) return
  throw new Error(
    `the migration leaves ${broken.length} rows without their parent, the first in ${first.table} (to ${first.parent})`,
  )
}
