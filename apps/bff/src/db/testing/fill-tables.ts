import type { Engine, MigrationConnection } from '#db/engine.ts'

const ROWS = 2

interface Column {
  readonly name: string
  readonly type: string
}

/**
 * Puts two rows into each of the tables that exist in the database's present version, whatever their columns are there.
 * Row n holds n in every number and the same text in every text, so that every foreign key finds its parent.
 */
export async function fillTables(engine: Engine, tables: readonly string[]): Promise<void> {
  const connection = await engine.connectForMigration()
  try {
    await connection.exclusively(async () => {
      // Switches foreign keys off on PostgreSQL, as they are on a SQLite connection for migrations: order is no matter.
      if (engine.dialect === 'postgres')
        await connection.execute('set local session_replication_role = replica')
      for (const table of tables) await fillTable(connection, engine.dialect, table)
    })
  } finally {
    await connection.release()
  }
}

/** Rows per table, for the tables that exist. */
export async function countRows(engine: Engine, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const text = `select count(*) as count from ${table}`
    const rows = await engine.rawReads
      .all<{ count: number }>({ sqlite: text, postgres: text })
      .catch(() => [])
    if (rows[0]) counts[table] = rows[0].count
  }
  return counts
}

async function fillTable(
  connection: MigrationConnection,
  dialect: Engine['dialect'],
  table: string,
): Promise<void> {
  const columns = await connection.rows<Column>(
    dialect === 'sqlite'
      ? `select name, lower(type) as type from pragma_table_info('${table}') where not (name = 'id' and type like 'int%')`
      : `select column_name as name, data_type as type from information_schema.columns
         where table_schema = 'public' and table_name = '${table}' and is_identity = 'NO'`,
  )
  if (columns.length === 0) return
  for (let row = 1; row <= ROWS; row++) {
    const names = columns.map((column) => `"${column.name}"`)
    const values = columns.map((column) => literal(column.type, row))
    await connection.execute(`insert into ${table} (${names.join()}) values (${values.join()})`)
  }
}

function literal(type: string, row: number): string {
  if (/int|numeric/.test(type)) return String(row)
  if (/bool/.test(type)) return 'true'
  if (/timestamp/.test(type)) return `to_timestamp(${row})`
  if (/json/.test(type)) return `'{"row":${row}}'`
  if (/bytea/.test(type)) return String.raw`'\x0${row}'`
  if (/blob/.test(type)) return `x'0${row}'`
  // As JSON too, since that is text on SQLite.
  return `'"row ${row}"'`
}
