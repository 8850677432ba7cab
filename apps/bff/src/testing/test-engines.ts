import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import type { Engine } from '#db/engine.ts'
import { openPostgresEngine } from '#db/postgres/engine.ts'
import { createPoolSource } from '#db/postgres/pool.ts'
import { openSqliteEngine } from '#db/sqlite/engine.ts'
import { createPgliteSource, createPglite } from './pglite.ts'

/** An empty database for one test. */
export interface TestDatabase {
  /** Another engine over the same database, as a second instance of the product would have. */
  connect(): Engine
  /** Removes the database; its engines must be closed. */
  remove(): Promise<void>
}

export interface TestEngine {
  readonly name: 'SQLite' | 'PGlite' | 'PostgreSQL'
  /** PGlite is a single connection: even a read waits for the transaction before it. */
  readonly concurrent: boolean
  createDatabase(): Promise<TestDatabase>
}

/** Everything the data layer must run on. */
export const testEngines: readonly TestEngine[] = [
  { name: 'SQLite', concurrent: true, createDatabase: createSqliteFile },
  { name: 'PGlite', concurrent: false, createDatabase: borrowPglite },
  { name: 'PostgreSQL', concurrent: true, createDatabase: createPostgresDatabase },
]

async function createSqliteFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'ramal-sqlite-'))
  return {
    connect: () => openSqliteEngine(join(folder, 'test.db')),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Emptied instances of this test file; even loading a snapshot takes much longer than emptying. */
const idlePglites: PGlite[] = []

async function borrowPglite(): Promise<TestDatabase> {
  const pglite = idlePglites.pop() ?? (await loadPglite())
  const source = createPgliteSource(pglite)
  return {
    connect: () => openPostgresEngine(source),
    async remove() {
      await pglite.exec('drop schema public cascade; create schema public')
      idlePglites.push(pglite)
    },
  }
}

async function loadPglite(): Promise<PGlite> {
  return createPglite(new Blob([await readFile(await sharedResource('pglite'))]))
}

let databasesMade = 0

async function createPostgresDatabase(): Promise<TestDatabase> {
  const template = await sharedResource('postgres')
  const name = `test_${process.pid}_${databasesMade++}`
  // Copying files is quicker than writing the copy to the log where nothing is ever synced.
  await administer(template, `create database ${name} strategy file_copy`)
  return {
    connect: () => openPostgresEngine(createPoolSource(template.replace('DATABASE', name))),
    remove: () => administer(template, `drop database ${name} with (force)`),
  }
}

async function administer(template: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: template.replace('DATABASE', 'postgres') })
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
