import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { createFifo } from '#db/fifo.ts'
import type { Client, ClientQuery, ClientSource } from '#db/postgres/client.ts'

const extensions = { pg_trgm, unaccent }

/** int8, numeric, date, timestamp, interval and timestamptz: where drizzle asks for a reading of its own. */
const PARSED_TYPES = [20, 1700, 1082, 1114, 1186, 1184]

/** An empty PGlite, or the one of which a snapshot was taken, ten times faster. */
export async function createPglite(snapshot?: Blob): Promise<PGlite> {
  return PGlite.create({ extensions, ...(snapshot && { loadDataDir: snapshot }) })
}

/** PGlite as a source of connections. It has one, so its users take turns; closing the source waits for
 * them and leaves the instance open. */
export function createPgliteSource(pglite: PGlite): ClientSource {
  const queue = createFifo()
  const client: Client = {
    async query(query, params) {
      const options = { rowMode: query.rowMode ?? 'object', parsers: parsersOf(query) } as const
      // Without parameters a text may hold several statements, as with node-postgres.
      const result = params
        ? await pglite.query(query.text, [...params], options)
        : (await pglite.exec(query.text, options)).at(-1)
      return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? null }
    },
    release: () => queue.release(),
  }
  return {
    async connect() {
      await queue.acquire()
      return client
    },
    async close() {
      await queue.acquire()
      queue.release()
    },
  }
}

function parsersOf({ types }: ClientQuery): Record<number, (text: string) => unknown> {
  if (!types) return {}
  return Object.fromEntries(PARSED_TYPES.map((id) => [id, types.getTypeParser(id)]))
}
