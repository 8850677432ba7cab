import { expect, it } from 'vitest'
import { DbError, TransactionUseError } from './errors.ts'
import { rawReads, rawWithin } from './raw.ts'
import { describeSampleOnEachEngine, insertTitular } from './testing/describe-sample.ts'
import type { Tx } from './tx.ts'

const byName = {
  sqlite: 'select documento, saldo_centavos as saldo from titulares where nome = ?',
  postgres: 'select documento, saldo_centavos as saldo from titulares where nome = $1',
}

const rename = {
  sqlite: 'update titulares set nome = ? where documento = ?',
  postgres: 'update titulares set nome = $1 where documento = $2',
}

describeSampleOnEachEngine('raw SQL', (open) => {
  it('reads rows by name, with big integers as numbers', async () => {
    const uow = await open()
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    expect(await rawReads(uow).all(byName, ['Ana'])).toEqual([{ documento: '1', saldo: 0 }])
  })

  it('belongs to the transaction it is run in', async () => {
    const uow = await open()
    const attempt = uow.transaction(async (tx) => {
      await insertTitular(tx, uow.tables, '1')
      expect(await rawWithin(tx).run(rename, ['Bia', '1'])).toEqual({ rowCount: 1 })
      expect(await rawWithin(tx).all(byName, ['Bia'])).toHaveLength(1)
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    expect(await rawReads(uow).all(byName, ['Bia'])).toEqual([])
  })

  it('is refused after the end of its transaction', async () => {
    const uow = await open()
    const leaked = await uow.transaction(async (tx) => rawWithin(tx))
    await expect(leaked.all(byName, ['Ana'])).rejects.toThrow(TransactionUseError)
  })

  it('cannot write outside a writing transaction', async () => {
    const uow = await open()
    await uow.transaction((tx) => insertTitular(tx, uow.tables, '1'))
    await expect(uow.read((tx) => rawWithin(tx as Tx).run(rename, ['Bia', '1']))).rejects.toThrow(DbError)
    await expect(rawReads(uow).all(rename, ['Bia', '1'])).rejects.toThrow(DbError)
    expect(await rawReads(uow).all(byName, ['Ana'])).toHaveLength(1)
  })

  it('fails its transaction like any other statement', async () => {
    const uow = await open()
    const wrong = { sqlite: 'select no_such_column', postgres: 'select no_such_column' }
    const attempt = uow.transaction((tx) =>
      rawWithin(tx)
        .all(wrong)
        .catch(() => []),
    )
    await expect(attempt).rejects.toThrow(DbError)
  })
})
