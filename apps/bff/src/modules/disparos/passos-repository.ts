import type { EventoDados } from '@ramal/shared/contracts/eventos.ts'
import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Tables } from '#db/schema.ts'
import type { ReadTx } from '#db/tx.ts'

type Ato = Extract<EventoDados, { tipo: 'disparo.cancelado' | 'disparo.reenviado' }>

/** What is kept of a disparo's way beside its attempts. */
export function createPassosRepository(tables: Tables) {
  return { ...noticias(tables), ...atos(tables) }
}

function noticias({ retornos, recibos }: Tables) {
  return {
    /** What came back by mail for any of these. */
    retornos: (tx: ReadTx, disparoIds: readonly number[]) =>
      tx
        .select({
          recebidoEm: retornos.recebidoEm,
          tipo: retornos.tipo,
          acao: retornos.acao,
          status: retornos.status,
          diagnostico: retornos.diagnostico,
        })
        .from(retornos)
        .where(inArray(retornos.disparoId, [...disparoIds]))
        .orderBy(asc(retornos.id)),

    /** What its provider said. */
    recibos: (tx: ReadTx, disparoIds: readonly number[]) =>
      tx
        .select({
          ocorridoEm: recibos.ocorridoEm,
          recebidoEm: recibos.recebidoEm,
          estado: recibos.estado,
          codigo: recibos.codigo,
          detalhe: recibos.detalhe,
        })
        .from(recibos)
        .where(inArray(recibos.disparoId, [...disparoIds]))
        .orderBy(asc(recibos.id)),
  }
}

function atos({ disparos, eventos }: Tables) {
  return {
    /** What people did to it, and of which other disparo it is the repeat. */
    async atos(tx: ReadTx, { id, ucId, criadoEm }: { id: number; ucId: number | null; criadoEm: Date }) {
      if (ucId === null) return []
      const rows = await tx
        .select({ em: eventos.em, dados: eventos.dados })
        .from(eventos)
        .where(
          and(
            eq(eventos.ucId, ucId),
            inArray(eventos.tipo, ['disparo.cancelado', 'disparo.reenviado']),
            gte(eventos.em, criadoEm),
          ),
        )
        .orderBy(asc(eventos.id))
      return rows
        .map(({ em, dados }) => ({ em, dados: dados as Ato }))
        .filter(
          ({ dados }) =>
            dados.disparoId === id || (dados.tipo === 'disparo.reenviado' && dados.novoDisparoId === id),
        )
    },

    /** The paper copy of a bill's 1ª via, if there is one. */
    async papel(tx: ReadTx, faturaId: number) {
      const [row] = await tx
        .select({ id: disparos.id, criadoEm: disparos.criadoEm, liberadoEm: disparos.liberadoEm })
        .from(disparos)
        .where(
          and(
            eq(disparos.faturaId, faturaId),
            eq(disparos.finalidade, 'primeira_via'),
            eq(disparos.meio, 'impressao'),
          ),
        )
      return row ?? null
    },
  }
}

type Repository = ReturnType<typeof createPassosRepository>
export type RetornoDoDisparo = Awaited<ReturnType<Repository['retornos']>>[number]
export type ReciboDoDisparo = Awaited<ReturnType<Repository['recibos']>>[number]
export type AtoDoDisparo = Awaited<ReturnType<Repository['atos']>>[number]
export type PapelDaFatura = NonNullable<Awaited<ReturnType<Repository['papel']>>>
