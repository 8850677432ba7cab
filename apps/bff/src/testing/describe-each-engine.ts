import type { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, afterEach, beforeEach, describe } from 'vitest'
import type { Dialect } from '#db/engine.ts'
import { migrationsFolder } from '#db/open.ts'
import type { Palette } from '#db/palette.ts'
import { defineSchema, type Tables } from '#db/schema.ts'
import { createUnitOfWork, type UnitOfWork } from '#db/unit-of-work.ts'
import { productEngines, testEngines, type TestEngine } from './test-engines.ts'

/** Opens a fresh database, empty but for what migrations insert. */
export type OpenTestDatabase<T = Tables> = () => Promise<UnitOfWork<T>>

/** What a test database is made of. */
export interface TestSchema<T> {
  readonly define: (palette: Palette) => T
  readonly migrationsFolder: (dialect: Dialect) => string
}

export const ramalSchema: TestSchema<Tables> = { define: defineSchema, migrationsFolder }

/**
 * Runs one body of tests with Ramal's tables on the engines that the product runs on, SQLite and PostgreSQL. Databases
 * opened in a test or a `beforeEach` are closed and removed after that test, those opened in a `beforeAll` after the last
 * one.
 */
export function describeEachEngine(
  name: string,
  body: (open: OpenTestDatabase, engine: TestEngine) => void,
): void {
  describeSchemaOnEachEngine(ramalSchema, name, body, productEngines)
}

/** On SQLite alone: rules of a slice that do not hang on the engine's SQL. */
export function describeOnSqlite(name: string, body: (open: OpenTestDatabase) => void): void {
  describeSchemaOnEachEngine(ramalSchema, name, body, productEngines.slice(0, 1))
}

/** The same with any schema, as the contract of the data layer: on PGlite too. */
export function describeSchemaOnEachEngine<T extends Record<string, PgTable>>(
  schema: TestSchema<T>,
  name: string,
  body: (open: OpenTestDatabase<T>, engine: TestEngine) => void,
  engines: readonly TestEngine[] = testEngines,
): void {
  describe.each(engines)(`${name} on $name`, (engine) => {
    const cleanups = trackCleanups()
    body(async () => {
      const database = await engine.createDatabase(schema.migrationsFolder(engine.dialect))
      const uow = createUnitOfWork(database.connect(), schema.define)
      cleanups.push(async () => {
        await uow.close()
        await database.remove()
      })
      return uow
    }, engine)
  })
}

type Cleanup = () => Promise<void>

/** A list of cleanups, run in reverse when the test, or outside one the group, that pushed them ends. */
export function trackCleanups(): { push(cleanup: Cleanup): void } {
  const ofGroup: Cleanup[] = []
  const ofTest: Cleanup[] = []
  let inTest = false
  // Hooks registered first run first before a test and last after it, so this encloses the hooks of the group's body.
  beforeEach(() => {
    inTest = true
  })
  afterEach(async () => {
    inTest = false
    await runReversed(ofTest)
  })
  afterAll(() => runReversed(ofGroup))
  return {
    push(cleanup) {
      const list = inTest ? ofTest : ofGroup
      list.push(cleanup)
    },
  }
}

async function runReversed(cleanups: Cleanup[]): Promise<void> {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
}
