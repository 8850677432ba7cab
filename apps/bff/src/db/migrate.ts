import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine, MigrationConnection } from './engine.ts'

// drizzle's own migrator is not used: it opens its transaction before foreign keys are off, so that rebuilding a table on
// SQLite deletes every cascading child row; and it would not notice a migration that was edited after it was applied.

/** The database and the migration files do not belong together; the process must not serve. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

interface Migration {
  /** File name without `.sql`; the number before `_` gives the order. */
  readonly name: string
  readonly hash: string
  readonly statements: readonly string[]
}

interface AppliedMigration {
  readonly name: string
  readonly hash: string
}

const FILE_NAME = /^(\d{4}_[\w-]+)\.sql$/

const LEDGER = 'ramal_migrations'

/**
 * Applies the files of the folder that the database does not have yet, each in its own transaction, and returns their
 * names. Several processes may do so at once. Throws `MigrationError` when an applied file was changed or is missing,
 * and the driver's error, with that file's transaction rolled back, when a statement fails.
 */
export async function migrate(engine: Engine, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const connection = await engine.connectForMigration()
  try {
    const applied: string[] = []
    for (;;) {
      const name = await connection.exclusively(() => applyNext(connection, migrations))
      if (name === undefined) return applied
      applied.push(name)
    }
  } finally {
    await connection.release()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const migrations: Migration[] = []
  for (const file of (await readdir(folder)).toSorted()) {
    const name = FILE_NAME.exec(file)?.[1]
    if (name === undefined) continue
    // A checkout on Windows may have changed the line ends, which is not a change of the migration.
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    const hash = createHash('sha256').update(text).digest('hex')
    const statements = text.split('--> statement-breakpoint').map((statement) => statement.trim())
    migrations.push({ name, hash, statements: statements.filter(Boolean) })
  }
  return migrations
}

/** Applies the first pending migration; undefined when there is none. Runs inside the exclusive transaction. */
async function applyNext(
  connection: MigrationConnection,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  await connection.execute(
    `create table if not exists ${LEDGER} (name text primary key, hash text not null, applied_at text not null)`,
  )
  const applied = await connection.rows<AppliedMigration>(`select name, hash from ${LEDGER} order by name`)
  assertUnchanged(applied, migrations)
  const next = migrations[applied.length]
  if (!next) return undefined
  for (const statement of next.statements) await connection.execute(statement)
  // Name and hash consist of word characters only, so they need no parameters, which the dialects write differently.
  await connection.execute(
    `insert into ${LEDGER} (name, hash, applied_at) values ('${next.name}', '${next.hash}', '${new Date().toISOString()}')`,
  )
  return next.name
}

/** What was applied must be the beginning of what is on disk, byte for byte. */
function assertUnchanged(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const [index, { name, hash }] of applied.entries()) {
    const file = migrations[index]
    if (file?.name === name && file.hash === hash) continue
    if (file?.name === name) throw new MigrationError(`migration ${name} was changed after it was applied`)
    throw new MigrationError(
      migrations.some((migration) => migration.name === name)
        ? `migration ${file?.name} sorts before ${name}, which the database already has`
        : `the database has migration ${name}, which this version of Ramal does not know`,
    )
  }
}
