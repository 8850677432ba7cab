import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { insertRows } from '#db/bulk.ts'
import { rawWithin } from '#db/raw.ts'
import type { Tables } from '#db/schema.ts'
import type { ResultadoTentativa } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'

export interface Reserva {
  /** Names one run of one worker: a lease lost to another one is noticed by it. */
  token: string
  agora: Date
  ate: Date
  limite: number
}

// A claimed row comes up again when its lease ends: `proxima_tentativa_em` is then the end of the lease, and one index
// serves the queue and the recovery alike.
const CLAIM = {
  sqlite: `UPDATE disparos SET estado = 'enviando', estado_em = ?, reservado_por = ?, reservado_ate = ?,
    proxima_tentativa_em = ?, tentativas = tentativas + 1
    WHERE id IN (SELECT id FROM disparos WHERE estado IN ('na_fila', 'enviando') AND meio = 'email'
      AND proxima_tentativa_em <= ? ORDER BY proxima_tentativa_em, id LIMIT ?) RETURNING id`,
  postgres: `UPDATE disparos SET estado = 'enviando', estado_em = $1, reservado_por = $2, reservado_ate = $3,
    proxima_tentativa_em = $4, tentativas = tentativas + 1
    WHERE id IN (SELECT id FROM disparos WHERE estado IN ('na_fila', 'enviando') AND meio = 'email'
      AND proxima_tentativa_em <= $5 ORDER BY proxima_tentativa_em, id LIMIT $6 FOR UPDATE SKIP LOCKED) RETURNING id`,
}

/** The SQL of the emission. */
export function createEngineRepository(tables: Tables) {
  return { ...reservas(tables), ...carga(tables), ...resultados(tables), ...perdas(tables) }
}

/** Leases: who works on what. */
function reservas({ disparos, tentativas }: Tables) {
  return {
    /** Takes a batch of due e-mails for one worker. No other takes them before the lease ends. */
    async claim(tx: Tx, { token, agora, ate, limite }: Reserva): Promise<number[]> {
      const rows = await rawWithin(tx).all<{ id: number }>(CLAIM, [agora, token, ate, ate, agora, limite])
      return rows.map((row) => row.id).toSorted((a, b) => a - b)
    },

    /** Prolongs the lease of what the worker still holds of its batch. */
    async renew(
      tx: Tx,
      disparoIds: readonly number[],
      { token, ate }: Pick<Reserva, 'token' | 'ate'>,
    ): Promise<void> {
      await tx
        .update(disparos)
        .set({ reservadoAte: ate, proximaTentativaEm: ate })
        .where(
          and(
            inArray(disparos.id, [...disparoIds]),
            eq(disparos.estado, 'enviando'),
            eq(disparos.reservadoPor, token),
          ),
        )
    },

    /** Attempts that a worker began and never ended: it died, or its lease ran out. */
    async closeInterrupted(tx: Tx, disparoIds: readonly number[], agora: Date): Promise<void> {
      await tx
        .update(tentativas)
        .set({ fim: agora, resultado: 'interrompido' })
        .where(and(inArray(tentativas.disparoId, [...disparoIds]), isNull(tentativas.fim)))
    },

    async openTentativas(tx: Tx, disparoIds: readonly number[], inicio: Date): Promise<Map<number, number>> {
      await insertRows(
        tx,
        tentativas,
        disparoIds.map((disparoId) => ({ disparoId, inicio })),
      )
      const rows = await tx
        .select({ id: tentativas.id, disparoId: tentativas.disparoId })
        .from(tentativas)
        .where(and(inArray(tentativas.disparoId, [...disparoIds]), isNull(tentativas.fim)))
      return new Map(rows.map((row) => [row.disparoId, row.id]))
    },
  }
}

/** Everything a message is made of. */
function carga(tables: Tables) {
  const { disparos, destinatarios, enviosDigitais } = tables
  const { faturas, faturaXmls, ucs, termos, atendimentos, consumidores } = tables
  return {
    load: (tx: ReadTx, disparoIds: readonly number[]) =>
      tx
        .select({
          disparo: disparos,
          xmlDeflate: faturaXmls.xmlDeflate,
          debitoAutomatico: faturas.debitoAutomatico,
          ucNumero: ucs.numero,
          ucNumeroAnterior: ucs.numeroAnterior,
          titular: consumidores.nome,
          adesao: { em: destinatarios.criadoEm, modoAceite: enviosDigitais.modoAceite },
          protocolo: atendimentos.protocolo,
          termo: { versao: termos.versao, texto: termos.texto },
        })
        .from(disparos)
        .leftJoin(faturas, eq(faturas.id, disparos.faturaId))
        .leftJoin(faturaXmls, eq(faturaXmls.faturaId, disparos.faturaId))
        .leftJoin(ucs, eq(ucs.id, disparos.ucId))
        .leftJoin(destinatarios, eq(destinatarios.id, disparos.destinatarioId))
        .leftJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .leftJoin(consumidores, eq(consumidores.id, enviosDigitais.consumidorId))
        .leftJoin(termos, eq(termos.id, enviosDigitais.termoId))
        .leftJoin(atendimentos, eq(atendimentos.id, disparos.atendimentoId))
        .where(inArray(disparos.id, [...disparoIds])),
  }
}

/** What became of an attempt. */
function resultados({ disparos, tentativas, contatos }: Tables) {
  return {
    async closeTentativa(
      tx: Tx,
      tentativaId: number,
      fim: Date,
      { resultado, resposta }: { resultado: ResultadoTentativa; resposta: Resposta | null },
    ): Promise<void> {
      await tx
        .update(tentativas)
        .set({
          fim,
          resultado,
          codigo: resposta?.codigo ?? null,
          codigoEstendido: resposta?.codigoEstendido ?? null,
          resposta: resposta?.texto ?? null,
        })
        .where(eq(tentativas.id, tentativaId))
    },

    /** An attempt that was claimed and never begun leaves no trace. */
    async removeTentativa(tx: Tx, tentativaId: number): Promise<void> {
      await tx.delete(tentativas).where(eq(tentativas.id, tentativaId))
    },

    /** Ends the lease with what became of the disparo. @returns false when another worker has taken it over. */
    async settle(
      tx: Tx,
      { id, token }: { id: number; token: string },
      values: Partial<typeof disparos.$inferInsert>,
    ): Promise<boolean> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ ...values, reservadoPor: null, reservadoAte: null })
        .where(and(eq(disparos.id, id), eq(disparos.estado, 'enviando'), eq(disparos.reservadoPor, token)))
      return rowCount === 1
    },

    /** Marks an address that bounced as such among the UC's contacts, so that the next call asks for another. */
    async markBounced(tx: Tx, ucId: number, endereco: string, agora: Date): Promise<void> {
      const bounced = { situacao: 'devolvido', devolvidoEm: agora, atualizadoEm: agora } as const
      await tx
        .insert(contatos)
        .values({ ...bounced, ucId, tipo: 'email', valor: endereco, criadoEm: agora })
        .onConflictDoUpdate({ target: [contatos.ucId, contatos.tipo, contatos.valor], set: bounced })
    },
  }
}

/** Disparos that are wanted no more, or came too late. */
function perdas({ disparos, destinatarios, enviosDigitais }: Tables) {
  return {
    /** Of these disparos, those whose destinatário has left the adhesion, or whose adhesion has ended. */
    async withoutAdesao(tx: ReadTx, disparoIds: readonly number[]): Promise<Set<number>> {
      if (disparoIds.length === 0) return new Set()
      const rows = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .innerJoin(destinatarios, eq(destinatarios.id, disparos.destinatarioId))
        .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .where(
          and(
            inArray(disparos.id, [...disparoIds]),
            or(isNotNull(destinatarios.removidoEm), isNotNull(enviosDigitais.encerradoEm)),
          ),
        )
      return new Set(rows.map((row) => row.id))
    },

    /** Gives up what nobody accepted in time, whatever the channel. @returns the bills it belonged to. */
    async expire(tx: Tx, limite: { liberadosAntesDe: Date; agora: Date; maximo: number }) {
      const late = await tx
        .select({ id: disparos.id })
        .from(disparos)
        .where(
          and(
            // The words of the partial index, so that it is used; the column's equality alone would scan the table.
            sql`${disparos.estado} in ('na_fila', 'enviando')`,
            inArray(disparos.meio, ['email', 'whatsapp', 'sms']),
            eq(disparos.estado, 'na_fila'),
            lt(disparos.liberadoEm, limite.liberadosAntesDe),
          ),
        )
        .limit(limite.maximo)
      if (late.length === 0) return []
      return tx
        .update(disparos)
        .set({
          estado: 'falhou',
          estadoEm: limite.agora,
          proximaTentativaEm: null,
          ultimoErro: 'O prazo para a entrega digital terminou.',
        })
        .where(
          inArray(
            disparos.id,
            late.map((row) => row.id),
          ),
        )
        .returning({ faturaId: disparos.faturaId, finalidade: disparos.finalidade })
    },
  }
}

export type EngineRepository = ReturnType<typeof createEngineRepository>
export type DisparoCarregado = Awaited<ReturnType<EngineRepository['load']>>[number]
