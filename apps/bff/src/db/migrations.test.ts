import { readdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableName } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { trackCleanups } from '#testing/describe-each-engine.ts'
import { testEngines } from '#testing/test-engines.ts'
import { migrate } from './migrate.ts'
import { migrationsFolder } from './open.ts'
import { postgresPalette } from './palette.ts'
import * as postgresEntry from './schema.postgres.ts'
import * as sqliteEntry from './schema.sqlite.ts'
import { defineSchema } from './schema.ts'
import { countRows, fillTables } from './testing/fill-tables.ts'

const schema = defineSchema(postgresPalette)
const tables = Object.values(schema).map((table) => getTableName(table))
const sqlFiles = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
const versions = sqlFiles(migrationsFolder('sqlite')).map((_, index) => index + 1)

describe.each(testEngines)('the migrations of Ramal on $name', (testEngine) => {
  const cleanups = trackCleanups()

  it.each(versions)('keep every row of a database filled at version %i', async (version) => {
    const database = await testEngine.createDatabase()
    cleanups.push(() => database.remove())
    const engine = database.connect()
    cleanups.push(() => engine.close())
    const folder = migrationsFolder(engine.dialect)
    const earlier = await mkdtemp(join(tmpdir(), 'ramal-migrations-'))
    cleanups.push(() => rm(earlier, { recursive: true, force: true }))
    for (const file of sqlFiles(folder).slice(0, version)) await cp(join(folder, file), join(earlier, file))

    await migrate(engine, earlier)
    await fillTables(engine, tables)
    const before = await countRows(engine, tables)
    await migrate(engine, folder)
    expect(await countRows(engine, tables)).toMatchObject(before)
    expect(Object.values(before)).toContain(2)
  })
})

describe('the entry files of drizzle-kit', () => {
  it('export every table of the schema', () => {
    expect(Object.keys(sqliteEntry).toSorted()).toEqual(Object.keys(schema).toSorted())
    expect(Object.keys(postgresEntry).toSorted()).toEqual(Object.keys(schema).toSorted())
  })

  it('have the same migrations for both engines', () => {
    expect(sqlFiles(migrationsFolder('sqlite'))).toEqual(sqlFiles(migrationsFolder('postgres')))
  })
})
