import { and, asc, count, eq, gt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSelectDisparos, isParado, isPendente, isPerdido } from './select.ts'

const MAX_DESFAZIVEIS = 50
/** What has not arrived and may need somebody. */
export function createPendentesRepository(tables: Tables) {
  const { disparos } = tables
  const select = createSelectDisparos(tables)

  return {
    /** What a person queued within the undo window that is not over yet. */
    desfaziveis: (tx: ReadTx, usuarioId: number, agora: Date) =>
      select(tx)
        .where(
          and(
            isPendente(disparos),
            eq(disparos.meio, 'email'),
            eq(disparos.prioridade, PRIORIDADE.pedido),
            gt(disparos.proximaTentativaEm, agora),
            eq(disparos.usuarioId, usuarioId),
          ),
        )
        .orderBy(asc(disparos.id))
        .limit(MAX_DESFAZIVEIS),

    /** How many wait or did not arrive, by state and channel; what arrived is not counted, it is millions. */
    async contagens(tx: ReadTx) {
      const { estado, meio } = disparos
      const groups = []
      for (const where of [...isParado(disparos), isPendente(disparos), isPerdido(disparos)]) {
        const group = tx.select({ estado, meio, total: count() }).from(disparos).where(where)
        groups.push(...(await group.groupBy(estado, meio)))
      }
      return groups
    },
  }
}
