import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

// Every maker takes the database column name: sqlite-proxy ignores `casing` in drizzle 0.45, so names are written out.

/** Drivers hand out Buffers that may be views on a pooled slab; the application sees plain bytes on every engine. */
const toBytes = (value: Uint8Array): Uint8Array =>
  new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

const toBuffer = (value: Uint8Array): Buffer => Buffer.from(value.buffer, value.byteOffset, value.byteLength)

const pgBytes = pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: toBytes,
  toDriver: toBuffer,
})

const sqliteBytes = sqlite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
  fromDriver: toBytes,
  toDriver: toBuffer,
})

const pgPalette = {
  table: pg.pgTable,
  /** Surrogate key, given by the database. A column of type number, safe up to 2^53. */
  id: (name = 'id') => pg.bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** Column for a foreign key to an `id`; chain `.references(() => other.id, { onDelete })`. */
  ref: (name: string) => pg.bigint(name, { mode: 'number' }),
  /** Text of any length; narrow it with `.$type<'a' | 'b'>()`. */
  text: (name: string) => pg.text(name),
  /** Whole number within 32 bits. */
  integer: (name: string) => pg.integer(name),
  /** Money in integer centavos, safe up to 2^53. */
  cents: (name: string) => pg.bigint(name, { mode: 'number' }),
  flag: (name: string) => pg.boolean(name),
  /** A moment in UTC with millisecond precision, as a Date. */
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  /** A calendar day in America/Sao_Paulo, 'AAAA-MM-DD'; text sorts and compares alike on both engines. */
  day: (name: string) => pg.text(name),
  /** Structured data that is never hashed nor searched inside: jsonb reorders keys. */
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  bytes: (name: string) => pgBytes(name),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  unique: pg.unique,
  check: pg.check,
}

/** The makers of which the schema is built, once per dialect. PostgreSQL's builder types stand for both. */
export type Palette = typeof pgPalette

const sqliteMakers: { [Maker in keyof Palette]: unknown } = {
  table: sqlite.sqliteTable,
  id: (name = 'id') => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  ref: (name: string) => sqlite.integer(name),
  text: (name: string) => sqlite.text(name),
  integer: (name: string) => sqlite.integer(name),
  cents: (name: string) => sqlite.integer(name),
  flag: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  instant: (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
  day: (name: string) => sqlite.text(name),
  json: (name: string) => sqlite.text(name, { mode: 'json' }),
  bytes: (name: string) => sqliteBytes(name),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  unique: sqlite.unique,
  check: sqlite.check,
}

export const postgresPalette: Palette = pgPalette

// The one cast of the data layer. Drizzle brands its builders by dialect although the methods the schema and the
// repositories use are the same; casting the palette here lets everything above it be written once, and the
// round-trip tests prove each maker on every engine.
export const sqlitePalette = sqliteMakers as Palette
