import { is } from 'drizzle-orm'
import { getTableConfig, IndexedColumn, type PgTable } from 'drizzle-orm/pg-core'

interface UniqueRule {
  readonly name: string
  readonly table: string
  readonly columns: readonly string[]
}

/** The names of the schema's constraints: PostgreSQL reports a name, SQLite the columns, and callers want both. */
export interface ConstraintCatalog {
  /** The unique rule over exactly these columns; undefined when none or several match. */
  uniqueOf(table: string, columns: readonly string[]): string | undefined
  /** Undefined also for a rule over expressions, whose columns SQLite does not report either. */
  columnsOfUnique(name: string): readonly string[] | undefined
  tableOfUnique(name: string): string | undefined
  tableOfCheck(name: string): string | undefined
}

/** Reads the catalog from the PostgreSQL form of the schema; both dialects give their constraints the same names. */
export function createConstraintCatalog(tables: Record<string, PgTable>): ConstraintCatalog {
  const uniques: UniqueRule[] = []
  const checks = new Map<string, string>()
  for (const table of Object.values(tables)) {
    uniques.push(...uniqueRules(table))
    const config = getTableConfig(table)
    for (const check of config.checks) checks.set(check.name, config.name)
  }
  const byName = new Map(uniques.map((rule) => [rule.name, rule]))

  return {
    uniqueOf(table, columns) {
      const matches = uniques.filter((rule) => rule.table === table && rule.columns.join() === columns.join())
      return matches.length === 1 ? matches[0]?.name : undefined
    },
    columnsOfUnique(name) {
      const columns = byName.get(name)?.columns
      return columns?.length ? columns : undefined
    },
    tableOfUnique: (name) => byName.get(name)?.table,
    tableOfCheck: (name) => checks.get(name),
  }
}

function uniqueRules(table: PgTable): UniqueRule[] {
  const config = getTableConfig(table)
  const rules: UniqueRule[] = []
  for (const column of config.columns) {
    if (column.primary)
      rules.push({ name: `${config.name}_pkey`, table: config.name, columns: [column.name] })
    if (column.isUnique && column.uniqueName) {
      rules.push({ name: column.uniqueName, table: config.name, columns: [column.name] })
    }
  }
  for (const key of config.primaryKeys) {
    rules.push({ name: key.getName(), table: config.name, columns: key.columns.map((column) => column.name) })
  }
  for (const unique of config.uniqueConstraints) {
    const name = unique.getName()
    if (name) rules.push({ name, table: config.name, columns: unique.columns.map((column) => column.name) })
  }
  for (const index of config.indexes) {
    const { name, unique, columns } = index.config
    if (!unique || !name) continue
    const plain = columns.every((column) => is(column, IndexedColumn))
    rules.push({ name, table: config.name, columns: plain ? columns.map((column) => column.name ?? '') : [] })
  }
  return rules
}
