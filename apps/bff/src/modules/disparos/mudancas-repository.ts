import { and, asc, desc, eq, gt, gte, inArray, type SQL } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSelectDisparos } from './select.ts'

/** UCs, or disparos, of one query. */
const LOTE = 500
/** What a page that opens is told of: more than a screen of it. */
const ULTIMAS = 50

/** What has become of the disparos of some UCs. */
export function createMudancasRepository(tables: Tables) {
  const { disparos } = tables
  const select = createSelectDisparos(tables)

  /** Oldest change first within each query. */
  async function emLotes(tx: ReadTx, ids: readonly number[], where: (some: number[]) => SQL | undefined) {
    const rows = []
    for (let start = 0; start < ids.length; start += LOTE) {
      const some = ids.slice(start, start + LOTE)
      rows.push(...(await select(tx).where(where(some)).orderBy(asc(disparos.estadoEm), asc(disparos.id))))
    }
    return rows
  }

  return {
    /** All of the UCs that changed at an instant or after: reads every disparo they ever had. */
    desde: (tx: ReadTx, ucIds: readonly number[], instante: Date) =>
      emLotes(tx, ucIds, (some) => and(inArray(disparos.ucId, some), gte(disparos.estadoEm, instante))),

    /** Of these disparos, those that changed at an instant or after. */
    destes: (tx: ReadTx, ids: readonly number[], instante: Date) =>
      emLotes(tx, ids, (some) => and(inArray(disparos.id, some), gte(disparos.estadoEm, instante))),

    /** Those of the UCs that were made after a disparo. */
    apos: (tx: ReadTx, ucIds: readonly number[], id: number) =>
      emLotes(tx, ucIds, (some) => and(inArray(disparos.ucId, some), gt(disparos.id, id))),

    /** The newest of a UC, oldest first. */
    async ultimas(tx: ReadTx, ucId: number) {
      const rows = await select(tx).where(eq(disparos.ucId, ucId)).orderBy(desc(disparos.id)).limit(ULTIMAS)
      return rows.toReversed()
    },
  }
}
