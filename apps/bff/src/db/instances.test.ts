import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it } from 'vitest'
import { trackCleanups } from '#testing/describe-each-engine.ts'
import { testEngines } from '#testing/test-engines.ts'
import { migrate } from './migrate.ts'
import { rawWithin } from './raw.ts'
import { insertTitular, sampleMigrations } from './testing/describe-sample.ts'
import { defineSampleSchema, type SampleTables } from './testing/schema.ts'
import { createUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

/** Runs a function as another request would, outside the transaction that calls it. */
const fromOutside = AsyncLocalStorage.snapshot()

const concurrentEngines = testEngines.filter((engine) => engine.concurrent)

describe.each(concurrentEngines)('several instances over one database on $name', (testEngine) => {
  const cleanups = trackCleanups()

  async function openInstances(count: number) {
    const database = await testEngine.createDatabase()
    cleanups.push(() => database.remove())
    const engines = Array.from({ length: count }, () => database.connect())
    for (const engine of engines) {
      cleanups.push(() => engine.close())
      await migrate(engine, sampleMigrations(engine.dialect))
    }
    return engines.map((engine) => createUnitOfWork(engine, defineSampleSchema))
  }

  it('a writer waits for the writer of another instance without blocking the event loop', async () => {
    const [one, two] = await openInstances(2)
    if (!one || !two) throw new Error('two instances were asked for')
    let second: Promise<number> | undefined
    await one.transaction(async (tx) => {
      await insertTitular(tx, one.tables, '1')
      second = fromOutside(() => two.transaction((other) => insertTitular(other, two.tables, '2')))
      // Were the loop blocked by the second writer, these turns would come only after its lock had timed out.
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    })
    await second
    expect(await one.read((tx) => tx.$count(one.tables.titulares))).toBe(2)
  })

  it('lose no update to each other', async () => {
    const instances = await openInstances(3)
    const insertCount = (uow: UnitOfWork<SampleTables>) =>
      uow.transaction(async (tx) => {
        // Unique, so that a count which was not current would fail.
        const count = await tx.$count(uow.tables.titulares)
        await insertTitular(tx, uow.tables, String(count))
      })
    const rounds = Array.from({ length: 10 }, () => instances.map(insertCount))
    await Promise.all(rounds.flat())
    const [one] = instances
    expect(await one?.read((tx) => tx.$count(one.tables.titulares))).toBe(30)
  })
})

const postgres = testEngines.filter((engine) => engine.name === 'PostgreSQL')

describe.each(postgres)('a lost connection on $name', (testEngine) => {
  const cleanups = trackCleanups()

  it('fails its transaction, and the next one gets a working connection', async () => {
    const database = await testEngine.createDatabase()
    cleanups.push(() => database.remove())
    const engine = database.connect()
    cleanups.push(() => engine.close())
    await migrate(engine, sampleMigrations(engine.dialect))
    const uow = createUnitOfWork(engine, defineSampleSchema)
    const suicide = { sqlite: '', postgres: 'select pg_terminate_backend(pg_backend_pid())' }
    await expect(uow.transaction((tx) => rawWithin(tx).all(suicide))).rejects.toThrow('the database failed')
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    expect(await uow.read((tx) => tx.$count(uow.tables.titulares))).toBe(1)
  })
})
