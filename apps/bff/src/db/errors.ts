import type { ConstraintCatalog } from './constraint-catalog.ts'

/** What went wrong in the database, named alike on every engine. */
export type DbErrorKind =
  | 'unique'
  | 'foreign_key'
  | 'not_null'
  | 'check'
  /** The engine gave up this transaction in favour of another; running it again may succeed. */
  | 'serialization'
  /** A lock or a connection was not to be had in time. */
  | 'busy'
  | 'other'

/** Where a constraint was broken; SQLite names nothing for a foreign key, so no engine does. */
export interface Violation {
  readonly table?: string | undefined
  readonly columns?: readonly string[] | undefined
  readonly constraint?: string | undefined
}

/** A failed statement or transaction. The message holds names only, never a value: values may be personal data. */
export class DbError extends Error implements Violation {
  readonly kind: DbErrorKind
  readonly table: string | undefined
  readonly columns: readonly string[] | undefined
  readonly constraint: string | undefined

  constructor(kind: DbErrorKind, violation: Violation, cause: unknown) {
    super(describe(kind, violation, cause), { cause })
    this.name = 'DbError'
    this.kind = kind
    this.table = violation.table
    this.columns = violation.columns
    this.constraint = violation.constraint
  }
}

/** The code used a transaction in a way that no engine allows; always a mistake in the program. */
export class TransactionUseError extends Error {
  override readonly name = 'TransactionUseError'
}

const KIND_BY_CODE: Readonly<Record<string, DbErrorKind>> = {
  // SQLSTATE, PostgreSQL 18 appendix A. 23001 is what ON DELETE RESTRICT raises since version 18.
  '23505': 'unique',
  '23503': 'foreign_key',
  '23001': 'foreign_key',
  '23502': 'not_null',
  '23514': 'check',
  '40001': 'serialization',
  '40P01': 'serialization',
  '55P03': 'busy',
  '53300': 'busy',
  // Extended result codes, sqlite.org/rescode.html.
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_ROWID: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign_key',
  SQLITE_CONSTRAINT_NOTNULL: 'not_null',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_BUSY: 'busy',
  SQLITE_BUSY_SNAPSHOT: 'busy',
  SQLITE_BUSY_RECOVERY: 'busy',
  SQLITE_LOCKED: 'busy',
}

interface DriverError {
  code?: unknown
  message?: unknown
  table?: unknown
  column?: unknown
  constraint?: unknown
  detail?: unknown
  where?: unknown
  params?: unknown
}

/** PostgreSQL repeats the row's values ("Key (cpf)=(…) already exists"), and loggers print every property. */
function removeValues(error: DriverError): void {
  for (const key of ['detail', 'where', 'params'] as const) if (error[key] !== undefined) delete error[key]
}

/** Any error of a driver as a DbError; errors that are already ours pass unchanged. */
export function translateError(error: unknown, catalog: ConstraintCatalog): DbError | TransactionUseError {
  if (error instanceof DbError || error instanceof TransactionUseError) return error
  const driverError: DriverError = typeof error === 'object' && error !== null ? error : {}
  const code = String(driverError.code)
  // On SQLite ON DELETE RESTRICT fails as a trigger does, and only the message tells them apart.
  const restricted =
    code === 'SQLITE_CONSTRAINT_TRIGGER' && driverError.message === 'FOREIGN KEY constraint failed'
  const kind = restricted ? 'foreign_key' : (KIND_BY_CODE[code] ?? 'other')
  removeValues(driverError)
  const violation = code.startsWith('SQLITE_')
    ? sqliteViolation(kind, String(driverError.message), catalog)
    : postgresViolation(kind, driverError, catalog)
  return new DbError(kind, violation, error)
}

/** "UNIQUE constraint failed: contas.numero, contas.serie" or "CHECK constraint failed: saldo_nao_negativo". */
function sqliteViolation(kind: DbErrorKind, message: string, catalog: ConstraintCatalog): Violation {
  const subject = message.slice(message.indexOf(': ') + 2)
  if (kind === 'check') return { table: catalog.tableOfCheck(subject), constraint: subject }
  if (kind !== 'unique' && kind !== 'not_null') return {}
  const index = /^index '(.+)'$/.exec(subject)?.[1]
  if (index !== undefined) return { table: catalog.tableOfUnique(index), constraint: index }
  const paths = subject.split(', ').map((path) => path.split('.'))
  const table = paths[0]?.[0]
  const columns = paths.map((path) => path[1] ?? '')
  if (kind === 'not_null' || table === undefined) return { table, columns }
  return { table, columns, constraint: catalog.uniqueOf(table, columns) }
}

function postgresViolation(kind: DbErrorKind, error: DriverError, catalog: ConstraintCatalog): Violation {
  const table = typeof error.table === 'string' ? error.table : undefined
  const constraint = typeof error.constraint === 'string' ? error.constraint : undefined
  if (kind === 'check') return { table, constraint }
  if (kind === 'not_null') return { table, columns: [String(error.column)] }
  if (kind !== 'unique' || table === undefined || constraint === undefined) return {}
  const columns = catalog.columnsOfUnique(constraint)
  // Two unique indexes over the same columns cannot be told apart on SQLite, so neither is named.
  return { table, columns, constraint: columns ? catalog.uniqueOf(table, columns) : constraint }
}

function describe(kind: DbErrorKind, violation: Violation, cause: unknown): string {
  if (kind === 'other') return `the database failed: ${otherReason(cause)}`
  const place = violation.columns
    ? `${violation.table} (${violation.columns.join(', ')})`
    : (violation.constraint ?? violation.table)
  return place === undefined ? `${kind} error in the database` : `${kind} error in the database on ${place}`
}

/** The driver's message, except for data exceptions (SQLSTATE class 22), whose message quotes the value. */
function otherReason(cause: unknown): string {
  if (!(cause instanceof Error)) return 'for an unknown reason'
  const code = 'code' in cause ? String(cause.code) : ''
  return /^22[0-9A-Z]{3}$/.test(code) ? `data exception ${code}` : cause.message
}
