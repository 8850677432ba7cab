import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { SQLiteRemoteSession } from 'drizzle-orm/sqlite-proxy'
import type { TransactionScope } from '../transaction-scope.ts'
import { rawAccess, type RawStatements, type Tx } from '../tx.ts'
import type { Statements } from './statements.ts'

type Schemaless = Record<string, never>

const dialect = new SQLiteAsyncDialect()

class SqliteSession extends SQLiteRemoteSession<Schemaless, Schemaless> {
  // drizzle wraps every error into one whose message spells out the parameters, which may be personal data.
  override prepareQuery(...args: Parameters<SQLiteRemoteSession<Schemaless, Schemaless>['prepareQuery']>) {
    return Object.assign(super.prepareQuery(...args), { queryWithCache: runUnwrapped })
  }
}

function runUnwrapped<T>(_text: string, _params: unknown[], query: () => Promise<T>): Promise<T> {
  return query()
}

/** The queries of one transaction over a connection that has already begun it. */
export function openSqliteTransaction(statements: Statements, scope: TransactionScope): Tx {
  const session = new SqliteSession(
    async (text, params, method) =>
      scope.runSync(() => {
        if (method === 'run') return { rows: [], ...statements.run(text, params) }
        // For 'get' drizzle expects the one row itself, or nothing, although its type says rows.
        if (method === 'get') return { rows: statements.firstRow(text, params) as unknown[] }
        return { rows: statements.rows(text, params) }
      }),
    dialect,
    undefined,
  )
  const database = new SqliteRemoteDatabase('async', dialect, session, undefined)
  const raw: RawStatements = {
    // The caller names the row type; SQL text carries none.
    all: async <Row extends object>(query: { sqlite: string }, params: readonly unknown[] = []) =>
      scope.runSync(() => statements.objects(query.sqlite, params) as Row[]),
    run: async (query, params = []) => scope.runSync(() => statements.run(query.sqlite, params)),
  }
  // The builders match PostgreSQL's at run time in everything Tx offers; the palette made the same claim for tables.
  return Object.assign(database, { [rawAccess]: raw }) as unknown as Tx
}
