import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE, type EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { ESPERANDO } from './estados.ts'

/** What people do to disparos: ask for a 2ª via, hold, cancel, send again. */
export function createPedidoRepository(tables: Tables) {
  return { ...condicoes(tables), ...atos(tables) }
}

function condicoes({ faturas, faturaXmls, ucs, destinatarios, enviosDigitais }: Tables) {
  return {
    async findFatura(tx: ReadTx, faturaId: number) {
      const [row] = await tx
        .select({
          id: faturas.id,
          ucId: faturas.ucId,
          autorizadaEm: faturas.autorizadaEm,
          contingencia: faturas.contingencia,
          homologacao: faturas.homologacao,
          xmlDeflate: faturaXmls.xmlDeflate,
          ucNumeroAnterior: ucs.numeroAnterior,
        })
        .from(faturas)
        .innerJoin(faturaXmls, eq(faturaXmls.faturaId, faturas.id))
        .leftJoin(ucs, eq(ucs.id, faturas.ucId))
        .where(eq(faturas.id, faturaId))
      return row ?? null
    },

    /** The destinatário in force that this address is for the UC, or null: what is asked for by phone may go there too. */
    async findDestinatario(tx: ReadTx, ucId: number | null, endereco: string): Promise<number | null> {
      if (ucId === null) return null
      const [row] = await tx
        .select({ id: destinatarios.id })
        .from(enviosDigitais)
        .innerJoin(ucs, and(eq(ucs.id, enviosDigitais.ucId), eq(ucs.titularId, enviosDigitais.consumidorId)))
        .innerJoin(destinatarios, eq(destinatarios.envioDigitalId, enviosDigitais.id))
        .where(
          and(
            eq(enviosDigitais.ucId, ucId),
            isNull(enviosDigitais.encerradoEm),
            eq(destinatarios.meio, 'email'),
            eq(destinatarios.endereco, endereco),
            isNull(destinatarios.removidoEm),
          ),
        )
      return row?.id ?? null
    },

    /** Whether the adhesion that named the address is still in force; a disparo of no adhesion has none to lose. */
    async isDestinatarioVigente(tx: ReadTx, destinatarioId: number): Promise<boolean> {
      const [row] = await tx
        .select({ removidoEm: destinatarios.removidoEm, encerradoEm: enviosDigitais.encerradoEm })
        .from(destinatarios)
        .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .where(eq(destinatarios.id, destinatarioId))
      return row !== undefined && row.removidoEm === null && row.encerradoEm === null
    },
  }
}

function atos({ disparos }: Tables) {
  return {
    async insert(tx: Tx, novo: typeof disparos.$inferInsert): Promise<number> {
      const [row] = await tx.insert(disparos).values(novo).returning({ id: disparos.id })
      if (!row) throw new Error('insert returned no row')
      return row.id
    },

    async hold(tx: Tx, id: number, segurado: boolean): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ segurado })
        .where(and(eq(disparos.id, id), eq(disparos.estado, 'retido')))
      return rowCount === 1
    },

    /** @returns false when it was not waiting any more. */
    async cancel(tx: Tx, id: number, motivo: string, agora: Date): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado: 'cancelado', estadoEm: agora, ultimoErro: motivo, proximaTentativaEm: null })
        .where(and(eq(disparos.id, id), inArray(disparos.estado, [...ESPERANDO])))
      return rowCount === 1
    },

    /** Back to the queue, with a new count of attempts and a new time limit; its history stays. */
    async requeue(
      tx: Tx,
      id: number,
      { de, motivo, agora }: { de: EstadoDisparo; motivo: string; agora: Date },
    ): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({
          estado: 'na_fila',
          estadoEm: agora,
          liberadoEm: agora,
          proximaTentativaEm: agora,
          // Somebody is waiting for it now.
          prioridade: PRIORIDADE.pedido,
          tentativas: 0,
          ultimoErro: null,
          motivoReenvio: motivo,
        })
        .where(and(eq(disparos.id, id), eq(disparos.estado, de)))
      return rowCount === 1
    },
  }
}
