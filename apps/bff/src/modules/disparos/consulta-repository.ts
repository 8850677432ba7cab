import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo, MeioDisparo } from '#db/schema/emissao.ts'
import type { ReadTx } from '#db/tx.ts'
import { createSelectDisparos, isPerdido } from './select.ts'

export interface FiltroDisparos {
  estado?: EstadoDisparo | undefined
  /** Those that ended without arriving. */
  problema?: boolean | undefined
  meio?: MeioDisparo | undefined
  ucId?: number | undefined
  faturaId?: number | undefined
  depois?: number | undefined
  limite: number
}

/** The delivery log and the detail of a disparo. */
export function createConsultaRepository(tables: Tables) {
  const { disparos, tentativas } = tables
  const select = createSelectDisparos(tables)

  return {
    /** Newest first. */
    list: (tx: ReadTx, { estado, problema, meio, ucId, faturaId, depois, limite }: FiltroDisparos) =>
      select(tx)
        .where(
          and(
            estado === undefined ? undefined : eq(disparos.estado, estado),
            problema === true ? isPerdido(disparos) : undefined,
            meio === undefined ? undefined : eq(disparos.meio, meio),
            ucId === undefined ? undefined : eq(disparos.ucId, ucId),
            faturaId === undefined ? undefined : eq(disparos.faturaId, faturaId),
            depois === undefined ? undefined : lt(disparos.id, depois),
          ),
        )
        .orderBy(desc(disparos.id))
        .limit(limite),

    async find(tx: ReadTx, id: number) {
      const [row] = await select(tx).where(eq(disparos.id, id))
      return row ?? null
    },

    tentativas: (tx: ReadTx, disparoId: number) =>
      tx.select().from(tentativas).where(eq(tentativas.disparoId, disparoId)).orderBy(asc(tentativas.id)),
  }
}

export type DisparoGravado = NonNullable<
  Awaited<ReturnType<ReturnType<typeof createConsultaRepository>['find']>>
>

export type TentativaGravada = Awaited<
  ReturnType<ReturnType<typeof createConsultaRepository>['tentativas']>
>[number]
