import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { openPostgresEngine } from './postgres/engine.ts'
import { createPoolSource } from './postgres/pool.ts'
import { defineSchema } from './schema.ts'
import { openSqliteEngine } from './sqlite/engine.ts'
import { createUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

/** The folder of generated migrations for a dialect. */
export const migrationsFolder = (dialect: Engine['dialect']): string =>
  fileURLToPath(new URL(`./migrations/${dialect}`, import.meta.url))

/**
 * Opens the database of a URL and brings its schema up to date: `file:data/ramal.db` (relative to the working directory,
 * or absolute) or `postgres://…`. Throws a `MigrationError` when the database does not fit this version.
 */
export async function openDatabase(url: string): Promise<UnitOfWork> {
  const engine = openEngine(url)
  try {
    await migrate(engine, migrationsFolder(engine.dialect))
  } catch (error) {
    await engine.close()
    throw error
  }
  return createUnitOfWork(engine, defineSchema)
}

/** The engine of a URL, its schema untouched. Throws a `TypeError` for a URL that names neither engine. */
export function openEngine(url: string): Engine {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgresEngine(createPoolSource(url))
  if (!url.startsWith('file:')) throw new TypeError('a database URL starts with file: or postgres://')
  return openSqliteEngine(fileURLToPath(new URL(url, pathToFileURL(`${process.cwd()}/`))))
}
