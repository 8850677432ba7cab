import pg from 'pg'
import type { ClientSource } from './client.ts'

/** A transaction left open by a stalled process must not hold its locks for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000
const CONNECT_TIMEOUT_MS = 10_000

/** A pool of connections to a server, of at most `size`. Connecting is left to the first use. */
export function createPoolSource(url: string, size = 10): ClientSource {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  })
  // Without listeners a connection that the server closes ends the process. The loss itself shows up in the next query
  // on it, or not at all when it was idle: the pool replaces it.
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))

  return {
    async connect() {
      const client = await pool.connect()
      return {
        query: (query, params) => client.query(query, params ? [...params] : undefined),
        release: (discard) => client.release(discard),
      }
    },
    close: () => pool.end(),
  }
}
