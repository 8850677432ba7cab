import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import type { Dialect, Engine } from '#db/engine.ts'
import { migrate } from '#db/migrate.ts'
import type { ClientSource } from '#db/postgres/client.ts'
import { openPostgresEngine } from '#db/postgres/engine.ts'
import { createPoolSource } from '#db/postgres/pool.ts'
import { openSqliteEngine } from '#db/sqlite/engine.ts'
import { createPgliteSource, createPglite } from './pglite.ts'
import { reuseDatabase, REUSED, type ReusedDatabase } from './reused-postgres.ts'

/** A database for one test. */
export interface TestDatabase {
  /** Another engine over the same database, as a second instance of the product would have. */
  connect(): Engine
  /** What another process opens it by (DATABASE_URL); null for one that lives in this process. */
  readonly url: string | null
  /** Removes the database; its engines must be closed. */
  remove(): Promise<void>
}

export interface TestEngine {
  readonly name: 'SQLite' | 'PGlite' | 'PostgreSQL'
  readonly dialect: Dialect
  /** PGlite is a single connection: even a read waits for the transaction before it. */
  readonly concurrent: boolean
  /** An empty database, or one to which the migrations of a folder were applied. */
  createDatabase(migrations?: string): Promise<TestDatabase>
}

/** Everything the data layer must run on. */
export const testEngines: readonly TestEngine[] = [
  { name: 'SQLite', dialect: 'sqlite', concurrent: true, createDatabase: createSqliteFile },
  { name: 'PGlite', dialect: 'postgres', concurrent: false, createDatabase: borrowPglite },
  { name: 'PostgreSQL', dialect: 'postgres', concurrent: true, createDatabase: createPostgresDatabase },
]

/**
 * What the product runs on. PGlite is PostgreSQL's own code with another door, slow to reset: the contract of the data
 * layer is tested on it, each slice above is not.
 */
export const productEngines = testEngines.filter(({ name }) => name !== 'PGlite')

/** Migrated databases of this test file, by the folder of migrations; a copy is made in a tenth of the time. */
const templates = new Map<string, Promise<string>>()

function templateOf(key: string, create: () => Promise<string>): Promise<string> {
  const known = templates.get(key)
  if (known) return known
  const template = create()
  templates.set(key, template)
  return template
}

async function migrateAndClose(engine: Engine, migrations: string): Promise<void> {
  try {
    await migrate(engine, migrations)
  } finally {
    await engine.close()
  }
}

async function createSqliteFile(migrations?: string): Promise<TestDatabase> {
  const folder = await mkdtemp(join(inject('runFolder'), 'sqlite-'))
  const path = join(folder, 'test.db')
  if (migrations !== undefined) await copyFile(await sqliteTemplate(migrations), path)
  return {
    connect: () => openSqliteEngine(path),
    url: `file:${path}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function sqliteTemplate(migrations: string): Promise<string> {
  return templateOf(`sqlite:${migrations}`, async () => {
    const folder = await mkdtemp(join(inject('runFolder'), 'sqlite-'))
    const path = join(folder, 'template.db')
    await migrateAndClose(openSqliteEngine(path), migrations)
    return path
  })
}

/** Those that no test uses just now, by the folder of migrations. */
const idlePglites = createIdle<PgliteDatabase>()
const idlePostgres = createIdle<PostgresDatabase>()

function createIdle<T>() {
  const idle = new Map<string | undefined, T[]>()
  const of = (migrations: string | undefined) => {
    const list = idle.get(migrations) ?? []
    idle.set(migrations, list)
    return list
  }
  return {
    take: (migrations: string | undefined) => of(migrations).pop(),
    put: (migrations: string | undefined, value: T) => void of(migrations).push(value),
  }
}

interface PgliteDatabase {
  readonly pglite: PGlite
  readonly source: ClientSource
  /** Absent where a test brings its own migrations. */
  readonly reused?: ReusedDatabase
}

/** Even loading a snapshot takes much longer than emptying. */
async function borrowPglite(migrations?: string): Promise<TestDatabase> {
  const database = idlePglites.take(migrations) ?? (await makePglite(migrations))
  const { pglite, source, reused } = database
  return {
    connect: () => reused?.connect() ?? openPostgresEngine(source),
    url: null,
    async remove() {
      if (reused && (await reused.empty())) return idlePglites.put(migrations, database)
      await pglite.exec('drop schema public cascade; create schema public')
      idlePglites.put(undefined, { pglite, source })
    },
  }
}

async function makePglite(migrations: string | undefined): Promise<PgliteDatabase> {
  const pglite =
    idlePglites.take(undefined)?.pglite ??
    (await createPglite(new Blob([await readFile(await sharedResource('pglite'))])))
  const source = createPgliteSource(pglite)
  if (migrations === undefined) return { pglite, source }
  await migrate(openPostgresEngine(source), migrations)
  return { pglite, source, reused: await reuseDatabase(source) }
}

interface PostgresDatabase {
  readonly name: string
  readonly reused?: ReusedDatabase
}

let databasesMade = 0

async function createPostgresDatabase(migrations?: string): Promise<TestDatabase> {
  const server = await sharedResource('postgres')
  const database = idlePostgres.take(migrations) ?? (await makePostgres(server, migrations))
  const { name, reused } = database
  // A second instance of the product has a pool of its own.
  let lent = false
  return {
    connect() {
      if (!reused || lent) return connectTo(server, name)
      lent = true
      return reused.connect()
    },
    url: server.replace('DATABASE', name),
    async remove() {
      if (await reused?.empty()) return idlePostgres.put(migrations, database)
      await reused?.close()
      await administer(server, `drop database ${name} with (force)`)
    },
  }
}

async function makePostgres(server: string, migrations: string | undefined): Promise<PostgresDatabase> {
  if (migrations === undefined) return { name: await createFrom(server, 'template1') }
  const name = await createFrom(server, await postgresTemplate(server, migrations))
  const url = `${server.replace('DATABASE', name)}&application_name=${REUSED}`
  return { name, reused: await reuseDatabase(createPoolSource(url)) }
}

/** Ends with the server, at the end of the run. */
function postgresTemplate(server: string, migrations: string): Promise<string> {
  return templateOf(`postgres:${migrations}`, async () => {
    const name = await createFrom(server, 'template1')
    await migrateAndClose(connectTo(server, name), migrations)
    return name
  })
}

async function createFrom(server: string, template: string): Promise<string> {
  const name = `test_${process.pid}_${threadId}_${databasesMade++}`
  // Copying files is quicker than writing the copy to the log where nothing is ever synced.
  await administer(server, `create database ${name} template ${template} strategy file_copy`)
  return name
}

function connectTo(server: string, database: string): Engine {
  return openPostgresEngine(createPoolSource(server.replace('DATABASE', database)))
}

async function administer(server: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.replace('DATABASE', 'postgres') })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}

/** Asks the run's global setup, which makes the resource when it is asked for the first time. */
async function sharedResource(name: 'postgres' | 'pglite'): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${inject('runServersPort')}/${name}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
