import { and, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE } from '#db/schema/emissao.ts'
import type { ReadTx } from '#db/tx.ts'
import { isPendente, isPerdido } from './select.ts'

const MAX_CONTADOS = 10_000
/** What has not arrived and may need somebody. */
export function createPendentesRepository({ disparos }: Tables) {
  return {
    /** How many wait or did not arrive, each counted up to a bound; what arrived is not counted, it is millions. */
    async contagens(tx: ReadTx) {
      const groups = []
      for (const [grupo, where] of Object.entries(gruposDe(disparos))) {
        const some = tx
          .select({ id: disparos.id })
          .from(disparos)
          .where(where)
          .limit(MAX_CONTADOS + 1)
        const [row] = await tx.select({ total: count() }).from(some.as('some'))
        const total = row?.total ?? 0
        groups.push({
          grupo: grupo as Grupo,
          total: Math.min(total, MAX_CONTADOS),
          mais: total > MAX_CONTADOS,
        })
      }
      return groups
    },
  }
}

/** Each of them runs on a partial index. */
const gruposDe = (disparos: Tables['disparos']) => ({
  retido: sql`${disparos.estado} = 'retido'`,
  aguardando_autorizacao: sql`${disparos.estado} = 'aguardando_autorizacao'`,
  na_fila: and(isPendente(disparos), inArray(disparos.meio, ['email', 'whatsapp', 'sms'])),
  // In a print lot there is no next attempt.
  impressao: and(
    isPendente(disparos),
    eq(disparos.meio, 'impressao'),
    isNull(disparos.contaEmailId),
    eq(disparos.prioridade, PRIORIDADE.livro),
    isNotNull(disparos.proximaTentativaEm),
  ),
  falhou: and(isPerdido(disparos), eq(disparos.estado, 'falhou')),
  devolvido: and(isPerdido(disparos), eq(disparos.estado, 'devolvido')),
  suprimido: and(isPerdido(disparos), eq(disparos.estado, 'suprimido')),
})

type Grupo = keyof ReturnType<typeof gruposDe>
