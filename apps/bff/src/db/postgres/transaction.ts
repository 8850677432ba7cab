import { NodePgSession, type NodePgClient } from 'drizzle-orm/node-postgres'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import type { TransactionScope } from '../transaction-scope.ts'
import { rawAccess, type RawQuery, type RawStatements, type RawValue, type Tx } from '../tx.ts'
import { withNumbers, type Client, type ClientQuery } from './client.ts'

type Schemaless = Record<string, never>

const dialect = new PgDialect()

class PostgresSession extends NodePgSession<Schemaless, Schemaless> {
  // drizzle wraps every error into one whose message spells out the parameters, which may be personal data.
  override prepareQuery(...args: Parameters<NodePgSession<Schemaless, Schemaless>['prepareQuery']>) {
    return Object.assign(super.prepareQuery(...args), { queryWithCache: runUnwrapped }) as never
  }
}

function runUnwrapped<T>(_text: string, _params: unknown[], query: () => Promise<T>): Promise<T> {
  return query()
}

/** The queries of one transaction over a connection that has already begun it. */
export function openPostgresTransaction(client: Client, scope: TransactionScope): Tx {
  const guarded = {
    query: (query: ClientQuery, params: readonly unknown[]) =>
      scope.run(() => client.query({ ...query, types: withNumbers(query.types ?? pg.types) }, params)),
  }
  // The session calls nothing but `query` outside its own transactions, which Tx does not offer.
  const session = new PostgresSession(guarded as unknown as NodePgClient, dialect, undefined)
  const raw: RawStatements = {
    all: (query, params) => scope.run(() => rawRows(client, query, params)),
    run: (query, params = []) =>
      scope.run(async () => {
        const { rowCount } = await client.query({ text: query.postgres }, params)
        return { rowCount: rowCount ?? 0 }
      }),
  }
  return Object.assign(new PgDatabase(dialect, session, undefined), { [rawAccess]: raw }) as unknown as Tx
}

/** Rows as objects; the caller names their type, SQL text carries none. */
export async function rawRows<Row extends object>(
  client: Client,
  query: RawQuery,
  params: readonly RawValue[] = [],
): Promise<Row[]> {
  const { rows } = await client.query({ text: query.postgres, types: withNumbers(pg.types) }, params)
  return rows as Row[]
}
