import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { describeSampleOnEachEngine, insertTitular } from './testing/describe-sample.ts'
import type { SampleTables } from './testing/schema.ts'
import type { UnitOfWork } from './unit-of-work.ts'

type NewConta = Omit<SampleTables['contas']['$inferInsert'], 'titularId'>

/** What comes back of a conta after it was written. */
async function roundTrip({ transaction, tables, read }: UnitOfWork<SampleTables>, conta: NewConta) {
  const id = await transaction(async (tx) => {
    const titularId = await insertTitular(tx, tables, '1')
    const [row] = await tx
      .insert(tables.contas)
      .values({ ...conta, titularId })
      .returning({ id: tables.contas.id })
    return row?.id ?? 0
  })
  const [row] = await read((tx) => tx.select().from(tables.contas).where(eq(tables.contas.id, id)))
  return row
}

describeSampleOnEachEngine('a column', (open) => {
  it.each<NewConta>([
    { rotulo: 'loja' },
    { leituras: -2_147_483_648 },
    { leituras: 2_147_483_647 },
    { valorCentavos: 0 },
    { valorCentavos: Number.MAX_SAFE_INTEGER },
    { valorCentavos: -Number.MAX_SAFE_INTEGER },
    { ativa: true },
    { ativa: false },
    { criadaAt: new Date('2026-11-21T17:01:02.345Z') },
    { criadaAt: new Date('1969-12-31T23:59:59.999Z') },
    { vencimento: '2026-12-10' },
    { extras: { tags: ['ç', '😀', '"'], nested: { value: null } } },
    { extras: { tags: [] } },
    { documento: Uint8Array.of(0, 1, 127, 128, 255) },
    { documento: new Uint8Array() },
  ])('gives back what was written: %o', async (conta) => {
    expect(await roundTrip(await open(), conta)).toMatchObject(conta)
  })

  it('gives back null for what was left out, or written as null', async () => {
    const row = await roundTrip(await open(), { ativa: null, extras: null, documento: null, criadaAt: null })
    const { id, titularId, ...others } = row ?? {}
    expect([typeof id, typeof titularId]).toEqual(['number', 'number'])
    expect(Object.values(others).every((value) => value === null)).toBe(true)
  })

  it('gives bytes as plain bytes, a copy of their own length', async () => {
    const row = await roundTrip(await open(), { documento: Buffer.from('abc') })
    expect(row?.documento?.constructor).toBe(Uint8Array)
    expect(row?.documento).toHaveLength(3)
  })

  it('finds an instant by equality and order', async () => {
    const uow = await open()
    const criadaAt = new Date('2026-11-21T17:01:02.345Z')
    await roundTrip(uow, { criadaAt })
    const { contas } = uow.tables
    expect(await uow.read((tx) => tx.$count(contas, eq(contas.criadaAt, criadaAt)))).toBe(1)
  })

  it('deletes children with their parent where the schema says so', async () => {
    const uow = await open()
    await roundTrip(uow, {})
    await uow.transaction((tx) => tx.delete(uow.tables.titulares))
    expect(await uow.read((tx) => tx.$count(uow.tables.contas))).toBe(0)
  })
})
