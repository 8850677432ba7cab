import type { Engine } from '#db/engine.ts'
import type { Client, ClientSource } from '#db/postgres/client.ts'
import { openPostgresEngine } from '#db/postgres/engine.ts'

// Creating a database writes, and dropping it deletes, three hundred files; then its first connections read the whole
// catalogue again. Emptying one that others have used costs a tenth of that.

/** Names the connections that stay between tests, so that they are told from those that somebody left. */
export const REUSED = 'ramal-test-reused'

const LEDGER = 'ramal_migrations'

/** Rows deleted stay in the file as dead ones: cheap for the few of most tests, not for thousands. */
const TRUNCATED_FROM_BYTES = 256 * 1024

const TABLES = `select oid::regclass as name, pg_relation_size(oid) as bytes from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '${LEDGER}'`

const EMPTY = `do $$
declare target record;
begin
  set local session_replication_role = replica;
  for target in ${TABLES} loop
    if target.bytes >= ${TRUNCATED_FROM_BYTES} then
      execute format('truncate %s cascade', target.name);
    elsif target.bytes > 0 then
      execute format('delete from %s', target.name);
    end if;
  end loop;
  perform setval(seqrelid, seqstart, false) from pg_sequence;
end $$`

const WRITTEN = `select count(*)::int as value from (${TABLES}) as tables where bytes > 0`

/** Changes with every table, column, index and constraint, not with the rows. */
const CATALOGUE = `select concat_ws(' ',
  (select md5(string_agg(concat_ws(' ', oid, relname, relkind), ',' order by oid))
    from pg_class where relnamespace = 'public'::regnamespace),
  (select md5(string_agg(xmin::text, ',' order by attrelid, attnum)) from pg_attribute where attrelid >= 16384),
  (select md5(string_agg(xmin::text, ',' order by oid)) from pg_constraint where oid >= 16384)) as value`

const OTHERS = `select count(*)::int as value from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name <> '${REUSED}'`

/** A migrated database that one test after the other uses, over connections that stay open. */
export interface ReusedDatabase {
  /** An engine over the connections that stay; closing it waits for those in use, as closing a pool does. */
  connect(): Engine
  /** Whether it is as new again. It is not when its tables were changed, or somebody is still connected to it. */
  empty(): Promise<boolean>
  /** Closes the connections. */
  close(): Promise<void>
}

/** Of a database on which nothing but migrations was done. Where these insert rows, emptying would lose them: it refuses. */
export async function reuseDatabase(source: ClientSource): Promise<ReusedDatabase> {
  const { asNew, written } = await within(source, async (client) => ({
    asNew: await valueOf(client, CATALOGUE),
    written: await valueOf(client, WRITTEN),
  }))
  return {
    connect: () => openPostgresEngine(lend(source)),
    empty: () =>
      within(source, async (client) => {
        if (written !== 0 || (await valueOf(client, OTHERS)) !== 0) return false
        if ((await valueOf(client, CATALOGUE)) !== asNew) return false
        await client.query({ text: EMPTY })
        return true
      }),
    close: () => source.close(),
  }
}

async function within<T>(source: ClientSource, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await source.connect()
  try {
    return await work(client)
  } finally {
    client.release(false)
  }
}

async function valueOf(client: Client, text: string): Promise<unknown> {
  const { rows } = await client.query({ text })
  return (rows[0] as { value: unknown }).value
}

/** The same connections as a source of its own: closed, it gives no more, and the ones it gave are back. */
function lend(source: ClientSource): ClientSource {
  let closed = false
  let inUse = 0
  let onReturned = () => {}
  return {
    async connect() {
      if (closed) throw new Error('the source was closed')
      inUse++
      const client = await source.connect().catch((error: unknown) => {
        giveBack()
        throw error
      })
      return {
        query: (query, params) => client.query(query, params),
        release(discard) {
          client.release(discard)
          giveBack()
        },
      }
    },
    async close() {
      closed = true
      if (inUse > 0) await new Promise<void>((resolve) => (onReturned = resolve))
    },
  }

  function giveBack(): void {
    inUse--
    if (inUse === 0) onReturned()
  }
}
