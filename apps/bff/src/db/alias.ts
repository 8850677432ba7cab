import { alias } from 'drizzle-orm/pg-core'

/** A table under another name, to be joined with itself; PostgreSQL's types stand for both engines. */
export const aliasOf = alias
