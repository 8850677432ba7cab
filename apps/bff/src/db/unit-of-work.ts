import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { PgTable } from 'drizzle-orm/pg-core'
import { capabilitiesOf, type Capabilities } from './capabilities.ts'
import { createConstraintCatalog } from './constraint-catalog.ts'
import type { Engine, Mode } from './engine.ts'
import { DbError, TransactionUseError, translateError } from './errors.ts'
import { postgresPalette, sqlitePalette, type Palette } from './palette.ts'
import type { Tables } from './schema.ts'
import { TransactionScope, type Translate } from './transaction-scope.ts'
import { rawAccess, type RawQuery, type RawReads, type RawValue, type ReadTx, type Tx } from './tx.ts'

/** The only way to the database. Failures are `DbError`, wrong use `TransactionUseError`. */
export interface UnitOfWork<T = Tables> {
  readonly tables: T
  readonly capabilities: Capabilities
  /**
   * Runs the body in one writing transaction, as if it were alone, and commits when it resolves. The body may run more
   * than once, so it uses only `tx` and pure functions; it touches at most 500 rows. A failed statement fails the whole
   * transaction even when caught.
   */
  transaction<R>(body: (tx: Tx) => Promise<R>): Promise<R>
  /** Runs the body on one consistent snapshot; it cannot write and never waits for a writer. */
  read<R>(body: (tx: ReadTx) => Promise<R>): Promise<R>
  /** Waits for transactions under way; later ones are refused. */
  close(): Promise<void>
  readonly [rawAccess]: RawReads
}

type Schema = Record<string, PgTable>

const RETRY_BASE_MS = 4
const RETRY_CAP_MS = 250

/** Binds a schema to an engine; the engine is closed with the unit of work. */
export function createUnitOfWork<T extends Schema>(
  engine: Engine,
  defineSchema: (palette: Palette) => T,
): UnitOfWork<T> {
  const catalog = createConstraintCatalog(defineSchema(postgresPalette))
  const translate: Translate = (error) => translateError(error, catalog)
  const current = new AsyncLocalStorage<TransactionScope>()

  let closing: Promise<void> | undefined

  function assertUsable(): void {
    if (closing) throw new TransactionUseError('the database is closed')
    if (current.getStore()?.open) throw new TransactionUseError('a transaction was opened inside another one')
  }

  async function run<R>(mode: Mode, body: (tx: Tx) => Promise<R>): Promise<R> {
    assertUsable()
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(engine, mode, translate, (scope, tx) => current.run(scope, body, tx))
      } catch (error) {
        const retriable = error instanceof DbError && error.kind === 'serialization'
        if (!retriable || attempt >= engine.writeAttempts) throw error
        // Full jitter: transactions that collided once must not meet again in step.
        await delay(Math.random() * Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** attempt))
      }
    }
  }

  return {
    tables: defineSchema(engine.dialect === 'sqlite' ? sqlitePalette : postgresPalette),
    capabilities: capabilitiesOf[engine.dialect],
    transaction: (body) => run('write', body),
    read: (body) => run('read', body),
    close: () => (closing ??= engine.close()),
    [rawAccess]: {
      async all<Row extends object>(query: RawQuery, params?: readonly RawValue[]) {
        assertUsable()
        return engine.rawReads.all<Row>(query, params).catch((error: unknown) => {
          throw translate(error)
        })
      },
    },
  }
}

async function runOnce<R>(
  engine: Engine,
  mode: Mode,
  translate: Translate,
  body: (scope: TransactionScope, tx: Tx) => Promise<R>,
): Promise<R> {
  const connection = await engine.connect(mode).catch((error: unknown) => {
    throw translate(error)
  })
  const scope = new TransactionScope(translate)
  try {
    await connection.begin().catch((error: unknown) => {
      throw translate(error)
    })
    const result = await body(scope, connection.open(scope))
    await scope.settle()
    await connection.commit().catch((error: unknown) => {
      throw translate(error)
    })
    return result
  } catch (error) {
    await scope.settle().catch(() => undefined)
    await connection.rollback()
    // A body that wraps the error of a statement must not hide that the transaction is to be tried again.
    const { failure } = scope
    throw failure instanceof DbError && failure.kind === 'serialization' ? failure : error
  } finally {
    scope.end()
    connection.release()
  }
}
