import type { MigrationConnection } from '../engine.ts'
import type { Client } from './client.ts'

/** Any number will do, as long as every instance of Ramal uses the same and nothing else does ("ramal" in ASCII). */
const MIGRATION_LOCK = 0x72616d616c

/** Prepares a connection for migrations; instances that boot at the same time take turns. */
export function openPostgresMigration(client: Client): MigrationConnection {
  let broken = false
  return {
    async exclusively(body) {
      // The lock ends with its transaction, so that a crash, or a connection shared by a pooler, never leaves it behind.
      await client.query({ text: 'begin' })
      try {
        await client.query({ text: `select pg_advisory_xact_lock(${MIGRATION_LOCK})` })
        const result = await body()
        await client.query({ text: 'commit' })
        return result
      } catch (error) {
        await client.query({ text: 'rollback' }).catch(() => (broken = true))
        throw error
      }
    },
    async execute(statement) {
      await client.query({ text: statement })
    },
    rows: async <Row extends object>(query: string) => (await client.query({ text: query })).rows as Row[],
    release: async () => client.release(broken),
  }
}
