import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE, type EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import { ESPERANDO } from './estados.ts'

/** What people do to single disparos: hold, cancel, send again. */
export function createAtosRepository(tables: Tables) {
  return { ...condicoes(tables), ...atos(tables) }
}

function condicoes({ destinatarios, enviosDigitais }: Tables) {
  return {
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
          // Receipts of the earlier message are not of the next one.
          externoId: null,
          motivoReenvio: motivo,
        })
        .where(and(eq(disparos.id, id), eq(disparos.estado, de)))
      return rowCount === 1
    },
  }
}
