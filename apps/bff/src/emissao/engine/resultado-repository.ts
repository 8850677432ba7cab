import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import { rawWithin } from '#db/raw.ts'
import type { Tables } from '#db/schema.ts'
import type { ResultadoTentativa } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { Resposta } from '#emissao/channels/entrega.ts'

export interface Aceito {
  disparoId: number
  tentativaId: number
  em: Date
  resposta: Resposta
  versaoMensagem: string | null
  /** How a channel's receipts name the message. */
  externoId: string | null
  documento: { hash: string; versaoModelo: string } | null
}

// Nearly every attempt ends so; building these by drizzle costs more than running them.
const FECHAR_ACEITA = {
  sqlite: `UPDATE tentativas SET fim = ?, resultado = 'aceito', codigo = ?, codigo_estendido = ?, resposta = ?,
    fase = ? WHERE id = ?`,
  postgres: `UPDATE tentativas SET fim = $1, resultado = 'aceito', codigo = $2, codigo_estendido = $3, resposta = $4,
    fase = $5 WHERE id = $6`,
}
const ACEITAR = {
  sqlite: `UPDATE disparos SET estado = 'aceito', estado_em = ?, proxima_tentativa_em = NULL, ultimo_erro = NULL,
    reservado_por = NULL, reservado_ate = NULL, versao_mensagem = ?, externo_id = coalesce(?, externo_id),
    documento_hash = coalesce(?, documento_hash), versao_modelo = coalesce(?, versao_modelo)
    WHERE id = ? AND estado NOT IN ('aceito', 'entregue', 'lido')`,
  postgres: `UPDATE disparos SET estado = 'aceito', estado_em = $1, proxima_tentativa_em = NULL, ultimo_erro = NULL,
    reservado_por = NULL, reservado_ate = NULL, versao_mensagem = $2, externo_id = coalesce($3, externo_id),
    documento_hash = coalesce($4, documento_hash), versao_modelo = coalesce($5, versao_modelo)
    WHERE id = $6 AND estado NOT IN ('aceito', 'entregue', 'lido')`,
}

/** What became of attempts, and of disparos that nobody wants or that came too late. */
export function createResultadoRepository(tables: Tables) {
  return { ...tentadas(tables), ...assentados(tables), ...perdas(tables), expire: createExpire(tables) }
}

function tentadas({ tentativas }: Tables) {
  return {
    /**
     * The server took the message: that stays true although another worker has taken the disparo over meanwhile, or given
     * it up.
     */
    async accept(tx: Tx, aceitos: readonly Aceito[]): Promise<void> {
      for (const { disparoId, tentativaId, em, resposta, ...aceito } of aceitos) {
        const { codigo, codigoEstendido, texto, fase } = resposta
        const { versaoMensagem, externoId, documento } = aceito
        await rawWithin(tx).run(FECHAR_ACEITA, [em, codigo, codigoEstendido, texto, fase, tentativaId])
        const frozen = [documento?.hash ?? null, documento?.versaoModelo ?? null]
        await rawWithin(tx).run(ACEITAR, [em, versaoMensagem, externoId, ...frozen, disparoId])
      }
    },

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
          fase: resposta?.fase ?? null,
        })
        .where(eq(tentativas.id, tentativaId))
    },

    /** An attempt that was opened and never begun leaves no trace. */
    async removeTentativa(tx: Tx, tentativaId: number): Promise<void> {
      await tx.delete(tentativas).where(eq(tentativas.id, tentativaId))
    },
  }
}

/** Disparos that an attempt, or the lack of one, leaves in another state. */
function assentados({ disparos }: Tables) {
  return {
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

    /** Stops what is due and must not leave. */
    async stop(
      tx: Tx,
      ids: readonly number[],
      { estado, motivo, agora }: { estado: 'suprimido' | 'cancelado'; motivo: string; agora: Date },
    ): Promise<void> {
      await tx
        .update(disparos)
        .set({
          estado,
          estadoEm: agora,
          ultimoErro: motivo,
          proximaTentativaEm: null,
          reservadoPor: null,
          reservadoAte: null,
        })
        .where(inArray(disparos.id, [...ids]))
    },
  }
}

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

    /** Which bills these disparos are the 1ª via of: what must be printed when they are lost. */
    async primeirasVias(tx: ReadTx, disparoIds: readonly number[]): Promise<number[]> {
      if (disparoIds.length === 0) return []
      const rows = await tx
        .select({ faturaId: disparos.faturaId })
        .from(disparos)
        .where(and(inArray(disparos.id, [...disparoIds]), eq(disparos.finalidade, 'primeira_via')))
      return rows.flatMap((row) => row.faturaId ?? [])
    },
  }
}

/**
 * Gives up what nobody accepted in time, whatever the channel: what waits, and what a worker began and let go of, which
 * no queue need bring up again. @returns what it belonged to.
 */
function createExpire({ disparos }: Tables) {
  return async (tx: Tx, limite: { liberadosAntesDe: Date; agora: Date; maximo: number }) => {
    const late = await tx
      .select({ id: disparos.id })
      .from(disparos)
      .where(
        and(
          // The words of the partial index, so that it is used; the column's equality alone would scan the table.
          sql`${disparos.estado} in ('na_fila', 'enviando') and ${disparos.meio} <> 'impressao'`,
          or(eq(disparos.estado, 'na_fila'), lt(disparos.reservadoAte, limite.agora)),
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
        reservadoPor: null,
        reservadoAte: null,
        ultimoErro: 'O prazo para a entrega digital terminou.',
      })
      .where(
        inArray(
          disparos.id,
          late.map((row) => row.id),
        ),
      )
      .returning({ id: disparos.id, faturaId: disparos.faturaId, finalidade: disparos.finalidade })
  }
}

export type ResultadoRepository = ReturnType<typeof createResultadoRepository>
