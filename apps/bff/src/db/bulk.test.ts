import { asc } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { insertInBatches, insertRows } from './bulk.ts'
import { describeSampleOnEachEngine } from './testing/describe-sample.ts'

function* titulares(count: number) {
  for (let n = 1; n <= count; n++) yield { documento: String(n), nome: 'Ana', saldoCentavos: n }
}

describeSampleOnEachEngine('bulk inserts', (open) => {
  it('inserts any number of rows in batches, in their order', async () => {
    const uow = await open()
    const table = uow.tables.titulares
    expect(await insertInBatches(uow, table, titulares(1_201))).toBe(1_201)
    const rows = await uow.read((tx) => tx.select().from(table).orderBy(asc(table.id)))
    expect(rows.map((row) => row.saldoCentavos)).toEqual(
      Array.from({ length: 1_201 }, (_, index) => index + 1),
    )
  })

  it('keeps the batches before the one that fails', async () => {
    const uow = await open()
    const table = uow.tables.titulares
    const rows = [...titulares(600), { documento: '600', nome: 'Bia', saldoCentavos: 0 }]
    await expect(insertInBatches(uow, table, rows)).rejects.toMatchObject({ kind: 'unique' })
    expect(await uow.read((tx) => tx.$count(table))).toBe(500)
  })

  it('leaves out rows that exist when asked to, and counts only the others', async () => {
    const uow = await open()
    const table = uow.tables.titulares
    await insertInBatches(uow, table, titulares(10))
    expect(await insertInBatches(uow, table, titulares(25), { skipExisting: true })).toBe(15)
  })

  it('refuses more rows than one transaction may touch', async () => {
    const uow = await open()
    const attempt = uow.transaction((tx) => insertRows(tx, uow.tables.titulares, [...titulares(501)]))
    await expect(attempt).rejects.toThrow(RangeError)
  })

  it('stays below the limit of parameters for a wide table', async () => {
    const uow = await open()
    const titularId = await uow.transaction(async (tx) => {
      await insertRows(tx, uow.tables.titulares, [...titulares(1)])
      return (await tx.select().from(uow.tables.titulares))[0]?.id ?? 0
    })
    const conta = { titularId, rotulo: 'casa' as const, leituras: 1, vencimento: '2026-11-21', ativa: false }
    const rows = Array.from({ length: 500 }, () => conta)
    expect(await uow.transaction((tx) => insertRows(tx, uow.tables.contas, rows))).toBe(500)
  })
})
