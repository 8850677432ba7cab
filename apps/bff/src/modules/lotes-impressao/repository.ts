import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoLote } from '#db/schema/correio.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

export function createLoteRepository(tables: Tables) {
  return { ...leituras(tables), ...escritas(tables) }
}

function leituras({ lotesImpressao, usuarios }: Tables) {
  const select = (tx: ReadTx) =>
    tx
      .select({ lote: lotesImpressao, criadoPor: usuarios.nome })
      .from(lotesImpressao)
      .leftJoin(usuarios, eq(usuarios.id, lotesImpressao.criadoPor))
  const nomeDe = async (tx: ReadTx, id: number | null) => {
    if (id === null) return null
    const [row] = await tx.select({ nome: usuarios.nome }).from(usuarios).where(eq(usuarios.id, id))
    return row?.nome ?? null
  }
  const complete = async (tx: ReadTx, { lote, criadoPor }: Awaited<ReturnType<typeof select>>[number]) => ({
    ...lote,
    criadoPor,
    impressoPor: await nomeDe(tx, lote.impressoPor),
  })

  return {
    async find(tx: ReadTx, id: number) {
      const [row] = await select(tx).where(eq(lotesImpressao.id, id))
      return row ? complete(tx, row) : null
    },

    /** Newest first. */
    async list(tx: ReadTx, { depois, limite }: { depois?: number | undefined; limite: number }) {
      const rows = await select(tx)
        .where(depois === undefined ? undefined : lt(lotesImpressao.id, depois))
        .orderBy(desc(lotesImpressao.id))
        .limit(limite)
      return Promise.all(rows.map((row) => complete(tx, row)))
    },

    async inState(tx: ReadTx, estado: EstadoLote): Promise<number[]> {
      const rows = await tx
        .select({ id: lotesImpressao.id })
        .from(lotesImpressao)
        .where(eq(lotesImpressao.estado, estado))
        .orderBy(lotesImpressao.id)
      return rows.map(({ id }) => id)
    },
  }
}

export type LoteGravado = NonNullable<Awaited<ReturnType<ReturnType<typeof leituras>['find']>>>

function escritas({ lotesImpressao }: Tables) {
  return {
    async create(tx: Tx, lote: { criadoEm: Date; criadoPor: number | null; frenteVerso: boolean }) {
      const [row] = await tx
        .insert(lotesImpressao)
        .values({ ...lote, estado: 'montando', faturas: 0 })
        .returning({ id: lotesImpressao.id })
      return row!.id
    },

    /** @returns false when the lot was not in one of these states. */
    async change(
      tx: Tx,
      id: number,
      de: readonly EstadoLote[],
      values: Partial<typeof lotesImpressao.$inferInsert>,
    ): Promise<boolean> {
      const { rowCount } = await tx
        .update(lotesImpressao)
        .set(values)
        .where(and(eq(lotesImpressao.id, id), inArray(lotesImpressao.estado, [...de])))
      return rowCount === 1
    },
  }
}
