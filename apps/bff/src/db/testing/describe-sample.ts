import { fileURLToPath } from 'node:url'
import type { Dialect } from '#db/engine.ts'
import type { Tx } from '#db/tx.ts'
import { describeSchemaOnEachEngine, type OpenTestDatabase } from '#testing/describe-each-engine.ts'
import type { TestEngine } from '#testing/test-engines.ts'
import { defineSampleSchema, type SampleTables } from './schema.ts'

export const sampleMigrations = (dialect: Dialect): string =>
  fileURLToPath(new URL(`./migrations/${dialect}`, import.meta.url))

/** The contract of the data layer is tested on a small schema of its own, which product changes leave alone. */
export function describeSampleOnEachEngine(
  name: string,
  body: (open: OpenTestDatabase<SampleTables>, engine: TestEngine) => void,
): void {
  describeSchemaOnEachEngine({ define: defineSampleSchema, migrationsFolder: sampleMigrations }, name, body)
}

export async function insertTitular(tx: Tx, { titulares }: SampleTables, documento: string): Promise<number> {
  const [row] = await tx
    .insert(titulares)
    .values({ documento, nome: 'Ana', saldoCentavos: 0 })
    .returning({ id: titulares.id })
  if (!row) throw new Error('insert returned nothing')
  return row.id
}
