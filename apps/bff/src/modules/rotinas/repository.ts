import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

const ENVIO_FATURAS = 'envio-faturas'

export interface Execucao {
  id: number
  agendadaPara: Date | null
  inicio: Date
  fim: Date | null
  liberados: number
}

export function createRotinaRepository(tables: Tables) {
  return { ...execucoes(tables), ...ultima(tables), ...liberacao(tables) }
}

/** The record of runs; one row per scheduled instant is their lock across instances. */
function execucoes({ rotinasExecucoes }: Tables) {
  const columns = columnsOf(rotinasExecucoes)

  return {
    async find(tx: ReadTx, id: number): Promise<Execucao | null> {
      const [row] = await tx.select(columns).from(rotinasExecucoes).where(eq(rotinasExecucoes.id, id))
      return row ?? null
    },

    async findAgendada(tx: ReadTx, agendadaPara: Date): Promise<Execucao | null> {
      const [row] = await tx
        .select(columns)
        .from(rotinasExecucoes)
        .where(
          and(eq(rotinasExecucoes.rotina, ENVIO_FATURAS), eq(rotinasExecucoes.agendadaPara, agendadaPara)),
        )
      return row ?? null
    },

    /** @throws DbError `unique` when another instance has begun the same scheduled run. */
    async begin(
      tx: Tx,
      execucao: { agendadaPara: Date | null; inicio: Date; usuarioId: number | null },
    ): Promise<number> {
      const [row] = await tx
        .insert(rotinasExecucoes)
        .values({ ...execucao, rotina: ENVIO_FATURAS, liberados: 0 })
        .returning({ id: rotinasExecucoes.id })
      if (!row) throw new Error('insert returned no row')
      return row.id
    },

    async count(tx: Tx, id: number, liberados: number): Promise<void> {
      await tx
        .update(rotinasExecucoes)
        .set({ liberados: sql`${rotinasExecucoes.liberados} + ${liberados}` })
        .where(eq(rotinasExecucoes.id, id))
    },

    async end(tx: Tx, id: number, fim: Date): Promise<void> {
      await tx.update(rotinasExecucoes).set({ fim }).where(eq(rotinasExecucoes.id, id))
    },
  }
}

const columnsOf = (execucoes: Tables['rotinasExecucoes']) => ({
  id: execucoes.id,
  agendadaPara: execucoes.agendadaPara,
  inicio: execucoes.inicio,
  fim: execucoes.fim,
  liberados: execucoes.liberados,
})

function ultima({ rotinasExecucoes, usuarios }: Tables) {
  const columns = columnsOf(rotinasExecucoes)
  return {
    /** The run that began last, with who asked for it. */
    async findUltima(tx: ReadTx): Promise<(Execucao & { usuario: string | null }) | null> {
      const [row] = await tx
        .select({ ...columns, usuario: usuarios.nome })
        .from(rotinasExecucoes)
        .leftJoin(usuarios, eq(usuarios.id, rotinasExecucoes.usuarioId))
        .where(eq(rotinasExecucoes.rotina, ENVIO_FATURAS))
        .orderBy(desc(rotinasExecucoes.id))
        .limit(1)
      return row ?? null
    },
  }
}

function liberacao({ disparos }: Tables) {
  return {
    /** Releases some of what the panel held at that instant and nobody marked. @returns how many. */
    async release(
      tx: Tx,
      { ate, agora, maximo }: { ate: Date; agora: Date; maximo: number },
    ): Promise<number> {
      const held = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .where(
          and(
            // A literal, as in the partial index of what is held; with a parameter it would not be used.
            sql`${disparos.estado} = 'retido'`,
            eq(disparos.segurado, false),
            lte(disparos.estadoEm, ate),
          ),
        )
        .orderBy(disparos.id)
        .limit(maximo)
      if (held.length === 0) return 0
      const ids = held.map((row) => row.id)
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado: 'na_fila', estadoEm: agora, liberadoEm: agora, proximaTentativaEm: agora })
        .where(and(inArray(disparos.id, ids), eq(disparos.estado, 'retido')))
      return rowCount
    },
  }
}
