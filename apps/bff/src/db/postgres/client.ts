import type { CustomTypesConfig, QueryConfig } from 'pg'

/** A query as drizzle's node-postgres session sends it. */
export type ClientQuery = Pick<QueryConfig, 'text' | 'types'> & { rowMode?: 'array' }

export interface ClientResult {
  readonly rows: unknown[]
  readonly rowCount: number | null
}

/** One connection of a source. What PGlite and node-postgres have in common. */
export interface Client {
  query(query: ClientQuery, params?: readonly unknown[]): Promise<ClientResult>
  /** Gives the connection back, or throws it away when its state is unknown. */
  release(discard: boolean): void
}

/** Where connections come from: a pool, or the single connection of an embedded server. */
export interface ClientSource {
  connect(): Promise<Client>
  close(): Promise<void>
}

const INT8 = 20
const NUMERIC = 1700

/**
 * Makes counts and sums numbers, as on SQLite; node-postgres hands both out as text to spare digits beyond 2^53, which
 * centavos never reach.
 */
export function withNumbers(types: CustomTypesConfig): CustomTypesConfig {
  const getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === INT8 || id === NUMERIC ? Number : types.getTypeParser(id, format)
  return { getTypeParser }
}
