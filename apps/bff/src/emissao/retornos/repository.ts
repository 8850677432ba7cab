import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** The SQL of what comes back. */
export function createRetornoRepository({ disparos, retornos, contasEmail }: Tables) {
  return {
    async isConhecido(tx: ReadTx, hash: string): Promise<boolean> {
      return (await tx.$count(retornos, eq(retornos.hash, hash))) > 0
    },

    async insert(tx: Tx, retorno: typeof retornos.$inferInsert): Promise<void> {
      await tx.insert(retornos).values(retorno)
    },

    async findDisparo(tx: ReadTx, id: number) {
      const [row] = await tx
        .select({
          id: disparos.id,
          estado: disparos.estado,
          meio: disparos.meio,
          endereco: disparos.endereco,
          finalidade: disparos.finalidade,
          messageId: disparos.messageId,
          criadoEm: disparos.criadoEm,
          ucId: disparos.ucId,
          faturaId: disparos.faturaId,
          destinatarioId: disparos.destinatarioId,
          atendimentoId: disparos.atendimentoId,
        })
        .from(disparos)
        .where(eq(disparos.id, id))
      return row ?? null
    },

    /** Moves a disparo on when it is in one of these states. @returns whether it was. */
    async advance(
      tx: Tx,
      id: number,
      {
        de,
        para,
        erro,
        agora,
      }: { de: readonly EstadoDisparo[]; para: EstadoDisparo; erro: string | null; agora: Date },
    ): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({
          estado: para,
          estadoEm: agora,
          proximaTentativaEm: null,
          ...(erro !== null && { ultimoErro: erro }),
        })
        .where(and(eq(disparos.id, id), inArray(disparos.estado, [...de])))
      return rowCount === 1
    },

    /** The domains whose mail comes back to Ramal, lower case. */
    async dominiosDeRetorno(tx: ReadTx): Promise<string[]> {
      const rows = await tx.selectDistinct({ dominio: contasEmail.dominioRetorno }).from(contasEmail)
      return rows.flatMap(({ dominio }) => dominio?.toLowerCase() ?? [])
    },
  }
}

export type RetornoRepository = ReturnType<typeof createRetornoRepository>
export type DisparoDoRetorno = NonNullable<Awaited<ReturnType<RetornoRepository['findDisparo']>>>
