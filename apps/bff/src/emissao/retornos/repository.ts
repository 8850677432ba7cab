import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** The SQL of what comes back. */
export function createRetornoRepository(tables: Tables) {
  return { ...chegada(tables), ...avancos(tables) }
}

function chegada({ disparos, retornos, contasEmail }: Tables) {
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
          pedidoId: disparos.pedidoId,
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

    /** The domains whose mail comes back to Ramal, lower case. */
    async dominiosDeRetorno(tx: ReadTx): Promise<string[]> {
      const rows = await tx.selectDistinct({ dominio: contasEmail.dominioRetorno }).from(contasEmail)
      return rows.flatMap(({ dominio }) => dominio?.toLowerCase() ?? [])
    },
  }
}

/** How disparos go on by what came back. */
function avancos({ disparos }: Tables) {
  return {
    /** Moves a disparo on when it is in one of these states. @returns whether it was. */
    async advance(tx: Tx, id: number, avanco: Avanco): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set(valoresDe(avanco))
        .where(and(eq(disparos.id, id), inArray(disparos.estado, [...avanco.de])))
      return rowCount === 1
    },

    /** Moves on what travelled in the message of a disparo, each that is in one of these states. */
    async advanceJuntos(tx: Tx, { id, messageId }: MensagemDoDisparo, avanco: Avanco): Promise<void> {
      if (messageId === null) return
      await tx
        .update(disparos)
        .set(valoresDe(avanco))
        .where(
          and(
            eq(disparos.juntoComId, id),
            eq(disparos.messageId, messageId),
            inArray(disparos.estado, [...avanco.de]),
          ),
        )
    },

    /** What travelled in the message of a disparo. */
    async juntosDe(tx: ReadTx, { id, messageId }: MensagemDoDisparo): Promise<number[]> {
      if (messageId === null) return []
      const rows = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .where(and(eq(disparos.juntoComId, id), eq(disparos.messageId, messageId)))
        .orderBy(disparos.id)
      return rows.map((row) => row.id)
    },
  }
}

interface MensagemDoDisparo {
  id: number
  messageId: string | null
}

interface Avanco {
  de: readonly EstadoDisparo[]
  para: EstadoDisparo
  erro: string | null
  agora: Date
}

const valoresDe = ({ para, erro, agora }: Avanco) => ({
  estado: para,
  estadoEm: agora,
  proximaTentativaEm: null,
  ...(erro !== null && { ultimoErro: erro }),
})

export type RetornoRepository = ReturnType<typeof createRetornoRepository>
export type DisparoDoRetorno = NonNullable<Awaited<ReturnType<RetornoRepository['findDisparo']>>>
