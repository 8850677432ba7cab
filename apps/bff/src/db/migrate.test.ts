import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trackCleanups } from '#testing/describe-each-engine.ts'
import { testEngines, type TestEngine } from '#testing/test-engines.ts'
import type { Engine } from './engine.ts'
import { migrate, MigrationError } from './migrate.ts'
import { sampleMigrations } from './testing/describe-sample.ts'
import { defineSampleSchema } from './testing/schema.ts'
import { createUnitOfWork } from './unit-of-work.ts'

const FIRST = '0000_inicial'
const SECOND = '0001_titulares_completos'

describe.each(testEngines)('migrate on $name', (testEngine) => {
  const cleanups = trackCleanups()

  async function createDatabase(engine: TestEngine) {
    const database = await engine.createDatabase()
    cleanups.push(() => database.remove())
    return () => {
      const opened = database.connect()
      cleanups.push(() => opened.close())
      return opened
    }
  }

  /** A folder with the first `count` of the sample migrations. */
  async function migrationsOf(engine: Engine, count: number): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'ramal-migrations-'))
    cleanups.push(() => rm(folder, { recursive: true, force: true }))
    for (const name of [FIRST, SECOND].slice(0, count)) {
      await cp(join(sampleMigrations(engine.dialect), `${name}.sql`), join(folder, `${name}.sql`))
    }
    return folder
  }

  async function query(engine: Engine, text: string): Promise<object[]> {
    return engine.rawReads.all({ sqlite: text, postgres: text })
  }

  /** Runs statements as a migration does: without foreign keys on SQLite, like a database of any age. */
  async function execute(engine: Engine, ...statements: string[]): Promise<void> {
    const connection = await engine.connectForMigration()
    await connection.exclusively(async () => {
      for (const statement of statements) await connection.execute(statement)
    })
    await connection.release()
  }

  const fill = (engine: Engine) =>
    execute(
      engine,
      "insert into titulares (documento, nome, saldo_centavos) values ('1', 'Ana', 5), ('2', 'Bia', 7)",
      "insert into contas (titular_id, rotulo) select id, 'casa' from titulares",
      "insert into contas (titular_id, rotulo) select id, 'loja' from titulares",
    )

  it('applies every file once, in order, and says which', async () => {
    const engine = (await createDatabase(testEngine))()
    const folder = await migrationsOf(engine, 2)
    expect(await migrate(engine, folder)).toEqual([FIRST, SECOND])
    expect(await migrate(engine, folder)).toEqual([])
  })

  it('keeps every row of a filled database, also of the children of a rebuilt table', async () => {
    const engine = (await createDatabase(testEngine))()
    await migrate(engine, await migrationsOf(engine, 1))
    await fill(engine)
    const before = await query(engine, 'select id, titular_id, rotulo from contas order by id')
    await migrate(engine, await migrationsOf(engine, 2))
    expect(await query(engine, 'select id, titular_id, rotulo from contas order by id')).toEqual(before)
    expect(await query(engine, 'select nome, saldo_centavos as saldo from titulares order by id')).toEqual([
      { nome: 'Ana', saldo: 5 },
      { nome: 'Bia', saldo: 7 },
    ])
  })

  it('guards foreign keys again afterwards', async () => {
    const engine = (await createDatabase(testEngine))()
    await migrate(engine, await migrationsOf(engine, 2))
    const uow = createUnitOfWork(engine, defineSampleSchema)
    const insertOrphan = uow.transaction((tx) => tx.insert(uow.tables.contas).values({ titularId: 404 }))
    await expect(insertOrphan).rejects.toMatchObject({ kind: 'foreign_key' })
  })

  it('rolls a file back that fails half way, keeps the ones before it and can go on later', async () => {
    const engine = (await createDatabase(testEngine))()
    const folder = await migrationsOf(engine, 2)
    const second = join(folder, `${SECOND}.sql`)
    const right = await readFile(second, 'utf8')
    await writeFile(second, 'create table extra (id integer);--> statement-breakpoint\nthis is not SQL')
    await expect(migrate(engine, folder)).rejects.toThrow(/syntax/)
    await expect(query(engine, 'select * from extra')).rejects.toThrow(/extra/)
    await writeFile(second, right)
    expect(await migrate(engine, folder)).toEqual([SECOND])
  })

  it('refuses a file that was changed after it was applied', async () => {
    const engine = (await createDatabase(testEngine))()
    const folder = await migrationsOf(engine, 1)
    await migrate(engine, folder)
    await writeFile(join(folder, `${FIRST}.sql`), 'select 1')
    await expect(migrate(engine, folder)).rejects.toThrow(MigrationError)
    await expect(migrate(engine, folder)).rejects.toThrow(`${FIRST} was changed`)
  })

  it('takes a file with other line ends for the same', async () => {
    const engine = (await createDatabase(testEngine))()
    const folder = await migrationsOf(engine, 1)
    await migrate(engine, folder)
    const file = join(folder, `${FIRST}.sql`)
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'))
    expect(await migrate(engine, folder)).toEqual([])
  })

  it('refuses a database that a newer version has migrated', async () => {
    const engine = (await createDatabase(testEngine))()
    await migrate(engine, await migrationsOf(engine, 2))
    await expect(migrate(engine, await migrationsOf(engine, 1))).rejects.toThrow(`has migration ${SECOND}`)
  })

  it('refuses a file that sorts before one already applied', async () => {
    const engine = (await createDatabase(testEngine))()
    const folder = await migrationsOf(engine, 2)
    await migrate(engine, folder)
    await writeFile(join(folder, '0000_tarde.sql'), 'select 1')
    await writeFile(join(folder, '0000_inicial_b.sql'), 'select 1')
    await expect(migrate(engine, folder)).rejects.toThrow('sorts before')
  })

  it('lets several instances boot at the same time', async () => {
    const connect = await createDatabase(testEngine)
    const engines = [connect(), connect(), connect()]
    const folder = await migrationsOf(engines[0] as Engine, 2)
    const applied = await Promise.all(engines.map((engine) => migrate(engine, folder)))
    expect(applied.flat().toSorted()).toEqual([FIRST, SECOND])
  })
})
