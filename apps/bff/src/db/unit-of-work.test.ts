import { AsyncLocalStorage } from 'node:async_hooks'
import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { DbError, TransactionUseError } from './errors.ts'
import { rawReads, rawWithin } from './raw.ts'
import { describeSampleOnEachEngine, insertTitular } from './testing/describe-sample.ts'
import type { SampleTables } from './testing/schema.ts'
import type { ReadTx, Tx } from './tx.ts'
import type { UnitOfWork } from './unit-of-work.ts'

type Uow = UnitOfWork<SampleTables>

const countTitulares = (uow: Uow) => uow.read((tx) => tx.$count(uow.tables.titulares))

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

/** Reads the balance and writes one more: loses updates wherever two of these see the same balance. */
async function addOneCentavo(tx: Tx, { titulares }: SampleTables, id: number): Promise<void> {
  const [row] = await tx.select().from(titulares).where(eq(titulares.id, id))
  await tx
    .update(titulares)
    .set({ saldoCentavos: (row?.saldoCentavos ?? 0) + 1 })
    .where(eq(titulares.id, id))
}

describeSampleOnEachEngine('a writing transaction', (open) => {
  it('keeps what its body wrote and returns what it returned', async () => {
    const uow = await open()
    const id = await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    const rows = await uow.read((tx) => tx.select().from(uow.tables.titulares))
    expect(rows).toEqual([{ id, documento: '1', nome: 'Ana', saldoCentavos: 0 }])
  })

  it('keeps nothing when its body throws, and passes the error on', async () => {
    const uow = await open()
    const failure = new Error('changed my mind')
    const attempt = uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '1')
      throw failure
    })
    await expect(attempt).rejects.toBe(failure)
    expect(await countTitulares(uow)).toBe(0)
  })

  it('loses no update among fifty that read, decide and write at once', async () => {
    const uow = await open()
    const id = await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    const write = () => uow.transaction((tx) => addOneCentavo(tx, uow.tables, id))
    await Promise.all(Array.from({ length: 50 }, write))
    const [row] = await uow.read((tx) => tx.select().from(uow.tables.titulares))
    expect(row?.saldoCentavos).toBe(50)
  })

  it('is tried again even when its body wraps the error of a statement', async () => {
    const uow = await open()
    const id = await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    const write = () =>
      uow.transaction((tx) =>
        addOneCentavo(tx, uow.tables, id).catch((cause: unknown) => {
          throw new Error('could not add', { cause })
        }),
      )
    await Promise.all(Array.from({ length: 10 }, write))
    const [row] = await uow.read((tx) => tx.select().from(uow.tables.titulares))
    expect(row?.saldoCentavos).toBe(10)
  })

  it('fails with a statement whose error was caught', async () => {
    const uow = await open()
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    const attempt = uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '2')
      await insertTitular(tx, uow.tables, '1').catch(() => undefined)
    })
    await expect(attempt).rejects.toMatchObject({ kind: 'unique' })
    expect(await countTitulares(uow)).toBe(1)
  })

  it('runs no statement after a failed one', async () => {
    const uow = await open()
    const errors: unknown[] = []
    const attempt = uow.transaction(async (tx) => {
      const keep = (error: unknown) => errors.push(error)
      const incomplete = { documento: '1', saldoCentavos: 0 } as never
      await tx.insert(uow.tables.titulares).values(incomplete).catch(keep)
      await insertTitular(tx, uow.tables, '2').catch(keep)
    })
    await expect(attempt).rejects.toMatchObject({ kind: 'not_null' })
    expect(errors).toHaveLength(2)
    expect(errors[1]).toBe(errors[0])
  })

  it('fails with a statement that was started and not awaited', async () => {
    const uow = await open()
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    const attempt = uow.transaction(async (tx) => {
      insertTitular(tx, uow.tables, '1').catch(() => undefined)
    })
    await expect(attempt).rejects.toMatchObject({ kind: 'unique' })
  })

  it('reports an error that only the commit finds, and keeps nothing', async () => {
    const uow = await open()
    const attempt = uow.transaction(async (tx) => {
      await rawWithin(tx).run({
        sqlite: 'pragma defer_foreign_keys = on',
        postgres:
          'alter table contas alter constraint contas_titular_id_titulares_id_fk deferrable initially deferred',
      })
      await tx.insert(uow.tables.contas).values({ titularId: 404 })
    })
    await expect(attempt).rejects.toMatchObject({ kind: 'foreign_key' })
    expect(await uow.read((tx) => tx.$count(uow.tables.contas))).toBe(0)
  })

  it('refuses a statement after its end', async () => {
    const uow = await open()
    const leaked = await uow.transaction(async (tx) => ({ tx }))
    await expect(leaked.tx.select().from(uow.tables.titulares)).rejects.toThrow(TransactionUseError)
    await expect(insertTitular(leaked.tx, uow.tables, '1')).rejects.toThrow(TransactionUseError)
    expect(await countTitulares(uow)).toBe(0)
  })

  it('refuses another transaction, a read and a raw read inside it', async () => {
    const uow = await open()
    const inside = (body: () => Promise<unknown>) => uow.transaction(body)
    await expect(inside(() => uow.transaction(async () => 1))).rejects.toThrow(TransactionUseError)
    await expect(inside(() => countTitulares(uow))).rejects.toThrow(TransactionUseError)
    const one = { sqlite: 'select 1', postgres: 'select 1' }
    await expect(inside(() => rawReads(uow).all(one))).rejects.toThrow(TransactionUseError)
    await expect(uow.read(() => uow.transaction(async () => 1))).rejects.toThrow(TransactionUseError)
  })

  it('is refused after the database was closed, which waits for the one under way', async () => {
    const uow = await open()
    const order: string[] = []
    const underWay = uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '1')
      order.push('wrote')
    })
    await Promise.all([underWay, uow.close().then(() => order.push('closed'))])
    expect(order).toEqual(['wrote', 'closed'])
    await expect(countTitulares(uow)).rejects.toThrow(TransactionUseError)
  })

  it('leaves a clean connection behind after any failure', async () => {
    const uow = await open()
    for (let round = 0; round < 15; round++) {
      await expect(uow.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
      const broken = uow.transaction((tx) => tx.select({ x: sql`no_such_column` }).from(uow.tables.titulares))
      await expect(broken).rejects.toThrow(DbError)
    }
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    expect(await countTitulares(uow)).toBe(1)
  })

  it('says how many rows a write touched', async () => {
    const uow = await open()
    await uow.transaction(async (tx) => {
      const { titulares } = uow.tables
      const rows = ['1', '2', '3'].map((documento) => ({ documento, nome: 'Ana', saldoCentavos: 0 }))
      expect((await tx.insert(titulares).values(rows)).rowCount).toBe(3)
      expect(
        (await tx.update(titulares).set({ nome: 'Bia' }).where(eq(titulares.documento, '1'))).rowCount,
      ).toBe(1)
      expect((await tx.delete(titulares)).rowCount).toBe(3)
    })
  })

  it('counts and sums to numbers', async () => {
    const uow = await open()
    const { titulares } = uow.tables
    const totals = await uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '1')
      return tx
        .select({ total: sql<number>`sum(${titulares.saldoCentavos})`, rows: sql<number>`count(*)` })
        .from(titulares)
    })
    expect(totals).toEqual([{ total: 0, rows: 1 }])
  })
})

describeSampleOnEachEngine('a read', (open, engine) => {
  it('refuses to write, whatever its type was cast to', async () => {
    const uow = await open()
    const attempt = uow.read((tx: ReadTx) => insertTitular(tx as Tx, uow.tables, '1'))
    await expect(attempt).rejects.toThrow(DbError)
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    expect(await countTitulares(uow)).toBe(1)
  })

  it.runIf(engine.concurrent)('does not wait for an open writing transaction, nor see it', async () => {
    const uow = await open()
    const finish = deferred()
    const wrote = deferred()
    const writing = uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '1')
      wrote.resolve()
      await finish.promise
    })
    await wrote.promise
    expect(await countTitulares(uow)).toBe(0)
    finish.resolve()
    await writing
    expect(await countTitulares(uow)).toBe(1)
  })

  it.runIf(engine.concurrent)('sees one snapshot from its first statement to its last', async () => {
    const uow = await open()
    const counts = await uow.read(async (tx) => {
      const before = await tx.$count(uow.tables.titulares)
      // Outside the context of this read, as another request would be.
      await otherRequest(() => uow.transaction((other) => insertTitular(other, uow.tables, '1')))
      return [before, await tx.$count(uow.tables.titulares)]
    })
    expect(counts).toEqual([0, 0])
    expect(await countTitulares(uow)).toBe(1)
  })
})

const fromOutside = AsyncLocalStorage.snapshot()

function otherRequest<T>(body: () => Promise<T>): Promise<T> {
  return fromOutside(body)
}
