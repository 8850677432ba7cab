import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { Recibo } from './recibo.ts'

/** The SQL of what providers say of messages. */
export const createReciboRepository = (tables: Tables) => ({
  ...dosDisparos(tables),
  ...dosRecibos(tables),
  ...doNumero(tables),
})

function dosDisparos({ disparos }: Tables) {
  const columns = {
    id: disparos.id,
    estado: disparos.estado,
    meio: disparos.meio,
    endereco: disparos.endereco,
    externoId: disparos.externoId,
    motivoReenvio: disparos.motivoReenvio,
    finalidade: disparos.finalidade,
    tentativas: disparos.tentativas,
    criadoEm: disparos.criadoEm,
    liberadoEm: disparos.liberadoEm,
    ucId: disparos.ucId,
    faturaId: disparos.faturaId,
    destinatarioId: disparos.destinatarioId,
    atendimentoId: disparos.atendimentoId,
  }
  return {
    async find(tx: ReadTx, id: number) {
      const [row] = await tx.select(columns).from(disparos).where(eq(disparos.id, id))
      return row ?? null
    },

    /** The latest one that the provider calls so. */
    async findByExterno(tx: ReadTx, meio: Recibo['canal'], externoId: string) {
      const [row] = await tx
        .select(columns)
        .from(disparos)
        .where(and(eq(disparos.externoId, externoId), eq(disparos.meio, meio)))
        .orderBy(desc(disparos.id))
        .limit(1)
      return row ?? null
    },

    /** Moves a disparo on when it is in one of these states. @returns whether it was. */
    async advance(
      tx: Tx,
      id: number,
      { de, ...valores }: { de: readonly EstadoDisparo[] } & Partial<typeof disparos.$inferInsert>,
    ): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ proximaTentativaEm: null, ...valores })
        .where(and(eq(disparos.id, id), inArray(disparos.estado, [...de])))
      return rowCount === 1
    },
  }
}

function dosRecibos({ recibos }: Tables) {
  return {
    /** @returns false when the same was kept before. */
    async keep(tx: Tx, recibo: typeof recibos.$inferInsert): Promise<boolean> {
      const { rowCount } = await tx
        .insert(recibos)
        .values(recibo)
        .onConflictDoNothing({ target: [recibos.canal, recibos.externoId, recibos.estado] })
      return rowCount === 1
    },
  }
}

/** What a failure had said of the number. */
function doNumero({ supressoes, contatos }: Tables) {
  return {
    /** The suppression that a disparo's failure has made and nobody has lifted. */
    async supressaoDe(tx: ReadTx, disparoId: number, endereco: string) {
      const [row] = await tx
        .select({ id: supressoes.id, motivo: supressoes.motivo })
        .from(supressoes)
        .where(
          and(
            eq(supressoes.endereco, endereco),
            eq(supressoes.disparoId, disparoId),
            isNull(supressoes.levantadaEm),
          ),
        )
      return row ?? null
    },

    /** A mobile that was marked as bad is on file again as one that nobody has confirmed. */
    async unmarkContato(tx: Tx, ucId: number, valor: string, agora: Date): Promise<void> {
      await tx
        .update(contatos)
        .set({ situacao: 'informado', devolvidoEm: null, atualizadoEm: agora })
        .where(
          and(
            eq(contatos.ucId, ucId),
            eq(contatos.tipo, 'celular'),
            eq(contatos.valor, valor),
            eq(contatos.situacao, 'devolvido'),
          ),
        )
    },
  }
}

export type ReciboRepository = ReturnType<typeof createReciboRepository>
export type DisparoDoRecibo = NonNullable<Awaited<ReturnType<ReciboRepository['find']>>>
