import SqliteDatabase from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { describe, expectTypeOf, it } from 'vitest'
import type { ReadTx, Tx } from './tx.ts'

const synchronous = () => drizzleSqlite(new SqliteDatabase(':memory:'))
const unguarded = () => drizzlePostgres('postgres://localhost/ramal')

// Checked by the typecheck; at run time these tests only document.
describe('the type of a transaction', () => {
  it('takes no synchronous SQLite database, whose statements would run outside any transaction', () => {
    expectTypeOf<ReturnType<typeof synchronous>>().not.toExtend<Tx>()
    expectTypeOf<ReturnType<typeof synchronous>>().not.toExtend<ReadTx>()
  })

  it('takes no database that did not come from a unit of work', () => {
    expectTypeOf<ReturnType<typeof unguarded>>().not.toExtend<Tx>()
  })

  it('lets a read be made within a writing transaction, and no write within a read', () => {
    expectTypeOf<Tx>().toExtend<ReadTx>()
    expectTypeOf<ReadTx>().not.toExtend<Tx>()
    expectTypeOf<ReadTx>().not.toHaveProperty('insert')
  })

  it('offers no raw execution and no nested transaction', () => {
    expectTypeOf<Tx>().not.toHaveProperty('execute')
    expectTypeOf<Tx>().not.toHaveProperty('transaction')
    expectTypeOf<Tx>().not.toHaveProperty('query')
  })
})
