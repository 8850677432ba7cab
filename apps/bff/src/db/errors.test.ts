import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createConstraintCatalog } from './constraint-catalog.ts'
import { DbError, translateError } from './errors.ts'
import { rawWithin } from './raw.ts'
import { describeSampleOnEachEngine, insertTitular } from './testing/describe-sample.ts'
import type { SampleTables } from './testing/schema.ts'
import type { Tx } from './tx.ts'
import type { UnitOfWork } from './unit-of-work.ts'

async function errorOf(
  uow: UnitOfWork<SampleTables>,
  body: (tx: Tx, tables: SampleTables) => Promise<unknown>,
): Promise<DbError> {
  const error = await uow.transaction((tx) => body(tx, uow.tables)).catch((thrown: unknown) => thrown)
  if (!(error instanceof DbError)) throw new Error(`expected a DbError, got ${String(error)}`)
  return error
}

const bothDialects = (text: string) => ({ sqlite: text, postgres: text })

const violation = ({ kind, table, columns, constraint }: DbError) => ({ kind, table, columns, constraint })

describeSampleOnEachEngine('a database error', (open) => {
  it('names table, columns and index of a value that exists already', async () => {
    const error = await errorOf(await open(), async (tx, tables) => {
      await insertTitular(tx, tables, '12345678909')
      await insertTitular(tx, tables, '12345678909')
    })
    const expected = { table: 'titulares', columns: ['documento'], constraint: 'titulares_documento_unico' }
    expect(violation(error)).toEqual({ kind: 'unique', ...expected })
  })

  it('names a partial unique index', async () => {
    const error = await errorOf(await open(), async (tx, tables) => {
      const titularId = await insertTitular(tx, tables, '1')
      await tx.insert(tables.contas).values([
        { titularId, ativa: false },
        { titularId, ativa: true },
      ])
      await tx.insert(tables.contas).values({ titularId, ativa: true })
    })
    const expected = { table: 'contas', columns: ['titular_id'], constraint: 'contas_uma_ativa_por_titular' }
    expect(violation(error)).toEqual({ kind: 'unique', ...expected })
  })

  it('names a primary key of several columns', async () => {
    const mark = { contaId: 1, chave: 'cor' }
    const error = await errorOf(await open(), (tx, { marcas }) => tx.insert(marcas).values([mark, mark]))
    const expected = { table: 'marcas', columns: ['conta_id', 'chave'], constraint: 'marcas_pk' }
    expect(violation(error)).toEqual({ kind: 'unique', ...expected })
  })

  it('names a surrogate key', async () => {
    const error = await errorOf(await open(), async (tx, tables) => {
      const id = await insertTitular(tx, tables, '1')
      const values = `(${id}, '2', 'Bia', 0)`
      const insert = 'insert into titulares (id, documento, nome, saldo_centavos)'
      await rawWithin(tx).run({
        sqlite: `${insert} values ${values}`,
        postgres: `${insert} overriding system value values ${values}`,
      })
    })
    const expected = { table: 'titulares', columns: ['id'], constraint: 'titulares_pkey' }
    expect(violation(error)).toEqual({ kind: 'unique', ...expected })
  })

  it('says that a parent is missing', async () => {
    const error = await errorOf(await open(), (tx, { contas }) =>
      tx.insert(contas).values({ titularId: 404 }),
    )
    const nothing = { table: undefined, columns: undefined, constraint: undefined }
    expect(violation(error)).toEqual({ kind: 'foreign_key', ...nothing })
  })

  it('says that children keep their parent from being deleted', async () => {
    const error = await errorOf(await open(), async (tx) => {
      await rawWithin(tx).run(bothDialects('create table parent (id integer primary key)'))
      await rawWithin(tx).run(
        bothDialects('create table child (id integer references parent (id) on delete restrict)'),
      )
      await rawWithin(tx).run(bothDialects('insert into parent values (1)'))
      await rawWithin(tx).run(bothDialects('insert into child values (1)'))
      await rawWithin(tx).run(bothDialects('delete from parent'))
    })
    expect(error.kind).toBe('foreign_key')
  })

  it('names table and column of a missing value', async () => {
    const incomplete = { documento: '1', saldoCentavos: 0 } as never
    const error = await errorOf(await open(), (tx, { titulares }) => tx.insert(titulares).values(incomplete))
    const expected = { table: 'titulares', columns: ['nome'], constraint: undefined }
    expect(violation(error)).toEqual({ kind: 'not_null', ...expected })
  })

  it('names table and rule of a value that a check refuses', async () => {
    const error = await errorOf(await open(), async (tx, tables) => {
      const id = await insertTitular(tx, tables, '1')
      const { titulares } = tables
      await tx.update(titulares).set({ saldoCentavos: -1 }).where(eq(titulares.id, id))
    })
    const expected = { table: 'titulares', columns: undefined, constraint: 'titulares_saldo_nao_negativo' }
    expect(violation(error)).toEqual({ kind: 'check', ...expected })
  })

  it('is the same in the body as outside', async () => {
    const uow = await open()
    let inBody: unknown
    const error = await errorOf(uow, (tx, { contas }) =>
      tx
        .insert(contas)
        .values({ titularId: 404 })
        .catch((thrown: unknown) => {
          inBody = thrown
          throw thrown
        }),
    )
    expect(inBody).toBe(error)
  })

  it('repeats no value of the row, which may be personal data', async () => {
    const error = await errorOf(await open(), async (tx, tables) => {
      await insertTitular(tx, tables, '12345678909')
      await insertTitular(tx, tables, '12345678909')
    })
    const cause = error.cause as Error
    const printed = JSON.stringify([error, error.message, error.stack, cause, cause.message, cause.stack])
    expect(printed).not.toContain('12345678909')
  })
})

const catalog = createConstraintCatalog({})

describe('translateError', () => {
  it('does not quote the value of a data exception', () => {
    const original = Object.assign(new Error('invalid input syntax: "12345678909"'), { code: '22P02' })
    expect(translateError(original, catalog).message).toBe('the database failed: data exception 22P02')
  })

  const translated = (code: string) => translateError(Object.assign(new Error('x'), { code }), catalog)

  it.each([
    ['40001', 'serialization'],
    ['40P01', 'serialization'],
    ['55P03', 'busy'],
    ['SQLITE_BUSY', 'busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
    ['23001', 'foreign_key'],
    ['SQLITE_CONSTRAINT_TRIGGER', 'other'],
    ['ECONNREFUSED', 'other'],
    ['SQLITE_FULL', 'other'],
  ])('reads code %s as %s', (code, kind) => {
    expect(translated(code)).toMatchObject({ kind })
  })

  it('keeps the error of the driver as the cause', () => {
    const original = new Error('disk on fire')
    const error = translateError(original, catalog)
    expect(error.cause).toBe(original)
    expect(error.message).toContain('disk on fire')
  })

  it('passes its own errors unchanged', () => {
    const error = new DbError('busy', {}, undefined)
    expect(translateError(error, catalog)).toBe(error)
  })
})
