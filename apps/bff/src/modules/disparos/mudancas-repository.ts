import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSelectDisparos } from './select.ts'

/** UCs of one query. */
const LOTE = 500
/** What a page that opens is told of: more than a screen of it. */
const ULTIMAS = 50

/** What has become of the disparos of some UCs. */
export function createMudancasRepository(tables: Tables) {
  const { disparos } = tables
  const select = createSelectDisparos(tables)

  return {
    /** Those of the UCs that changed at an instant or after, oldest change first. */
    async desde(tx: ReadTx, ucIds: readonly number[], instante: Date) {
      const rows = []
      for (let start = 0; start < ucIds.length; start += LOTE) {
        const some = ucIds.slice(start, start + LOTE)
        rows.push(
          ...(await select(tx)
            .where(and(inArray(disparos.ucId, some), gte(disparos.estadoEm, instante)))
            .orderBy(asc(disparos.estadoEm), asc(disparos.id))),
        )
      }
      return rows
    },

    /** The newest of a UC, oldest first. */
    async ultimas(tx: ReadTx, ucId: number) {
      const rows = await select(tx).where(eq(disparos.ucId, ucId)).orderBy(desc(disparos.id)).limit(ULTIMAS)
      return rows.toReversed()
    },
  }
}
