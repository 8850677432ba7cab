import { and, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm'
import { aliasOf } from '#db/alias.ts'
import type { Tables } from '#db/schema.ts'
import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'
import type { AdesaoVigente, DestinatarioVigente } from './decisao.ts'
import { ESPERANDO, VIVOS } from './estados.ts'

/**
 * Writes of the outbox that other slices cause; the panel's own queries are in consulta-repository.ts and
 * pendentes-repository.ts.
 */
export function createFilaRepository(tables: Tables) {
  return { ...filas(tables), ...adesoes(tables), ...copias(tables), ...congelados(tables), ...papel(tables) }
}

function filas({ disparos }: Tables) {
  type Novo = typeof disparos.$inferInsert
  return {
    /** Rows whose key is already there are the same disparo and are left alone. */
    async insert(tx: Tx, novos: readonly Novo[]): Promise<number> {
      if (novos.length === 0) return 0
      const { rowCount } = await tx
        .insert(disparos)
        .values([...novos])
        .onConflictDoNothing({ target: disparos.chave })
      return rowCount
    },

    /** Calls back what has not left yet. */
    cancel: (
      tx: Tx,
      { ucId, destinatarioIds }: { ucId: number; destinatarioIds: readonly number[] },
      motivo: string,
      agora: Date,
    ) =>
      tx
        .update(disparos)
        .set({ estado: 'cancelado', estadoEm: agora, ultimoErro: motivo, proximaTentativaEm: null })
        .where(
          and(
            // Found by its UC: there is no index by destinatário.
            eq(disparos.ucId, ucId),
            inArray(disparos.destinatarioId, [...destinatarioIds]),
            inArray(disparos.estado, [...ESPERANDO]),
          ),
        )
        .returning({ faturaId: disparos.faturaId, finalidade: disparos.finalidade }),

    /** What waited for the bill's authorisation goes where the panel says. */
    async release(
      tx: Tx,
      faturaId: number,
      para: { estado: EstadoDisparo; motivo: string | null },
      agora: Date,
    ) {
      const queued = para.estado === 'na_fila' ? agora : null
      await tx
        .update(disparos)
        .set({
          estado: para.estado,
          estadoEm: agora,
          ultimoErro: para.motivo,
          liberadoEm: queued,
          proximaTentativaEm: queued,
        })
        .where(and(eq(disparos.faturaId, faturaId), eq(disparos.estado, 'aguardando_autorizacao')))
    },
  }
}

/** What the outbox needs to know of adhesions. */
function adesoes({ destinatarios, enviosDigitais }: Tables) {
  return {
    async termoHash(tx: ReadTx, destinatarioId: number): Promise<string | null> {
      const [row] = await tx
        .select({ hash: enviosDigitais.termoHash })
        .from(destinatarios)
        .innerJoin(enviosDigitais, eq(enviosDigitais.id, destinatarios.envioDigitalId))
        .where(eq(destinatarios.id, destinatarioId))
      return row?.hash ?? null
    },

    /** The UC of an adhesion and the ids of all its destinatários, also of those removed. */
    async membrosDe(tx: ReadTx, envioDigitalId: number) {
      const rows = await tx
        .select({ ucId: enviosDigitais.ucId, id: destinatarios.id })
        .from(enviosDigitais)
        .innerJoin(destinatarios, eq(destinatarios.envioDigitalId, enviosDigitais.id))
        .where(eq(enviosDigitais.id, envioDigitalId))
      const [first] = rows
      return first ? { ucId: first.ucId, destinatarioIds: rows.map((row) => row.id) } : null
    },

    /** The adhesions in force of the UCs, by UC, with the destinatários that were not removed. */
    async adesoesVigentes(tx: ReadTx, ucIds: readonly number[]): Promise<Map<number, AdesaoVigente>> {
      if (ucIds.length === 0) return new Map()
      const rows = await tx
        .select({
          ucId: enviosDigitais.ucId,
          consumidorId: enviosDigitais.consumidorId,
          tipoCopia: enviosDigitais.tipoCopia,
          destinatario: {
            id: destinatarios.id,
            meio: destinatarios.meio,
            endereco: destinatarios.endereco,
            atendimentoId: destinatarios.atendimentoId,
            usuarioId: destinatarios.usuarioId,
          },
        })
        .from(enviosDigitais)
        .innerJoin(destinatarios, eq(destinatarios.envioDigitalId, enviosDigitais.id))
        .where(
          and(
            inArray(enviosDigitais.ucId, [...ucIds]),
            isNull(enviosDigitais.encerradoEm),
            isNull(destinatarios.removidoEm),
          ),
        )
        .orderBy(destinatarios.id)
      return groupByUc(rows)
    },
  }
}

/** The copies of a bill's 1ª via. */
function copias({ disparos, faturas }: Tables) {
  const substituta = aliasOf(faturas, 'substituta')
  return {
    /**
     * Of these bills, those whose 1ª via has no copy left that arrives or may arrive, and was not printed. One that was
     * cancelled or replaced is wanted by nobody: paid, it would be paid twice.
     */
    async semCopia(tx: ReadTx, faturaIds: readonly number[]) {
      const vivos = await tx
        .selectDistinct({ faturaId: disparos.faturaId })
        .from(disparos)
        .where(
          and(
            inArray(disparos.faturaId, [...faturaIds]),
            eq(disparos.finalidade, 'primeira_via'),
            inArray(disparos.estado, [...VIVOS]),
          ),
        )
      const comCopia = new Set(vivos.map((row) => row.faturaId))
      const faltam = faturaIds.filter((id) => !comCopia.has(id))
      if (faltam.length === 0) return []
      const substitutas = tx
        .select({ id: substituta.id })
        .from(substituta)
        .where(
          and(
            eq(substituta.chaveSubstituida, faturas.chave),
            isNotNull(substituta.autorizadaEm),
            isNull(substituta.canceladaEm),
          ),
        )
      return tx
        .select({
          id: faturas.id,
          ucId: faturas.ucId,
          autorizadaEm: faturas.autorizadaEm,
          contingencia: faturas.contingencia,
        })
        .from(faturas)
        .where(
          and(
            inArray(faturas.id, faltam),
            eq(faturas.jaImpressa, false),
            isNull(faturas.canceladaEm),
            notExists(substitutas),
          ),
        )
    },
  }
}

function congelados({ disparos }: Tables) {
  return {
    /**
     * What was frozen for the bill's 1ª via (every copy of it has the same bytes), whether it had been released, and the
     * call that had given a digital address.
     */
    async primeiraVia(tx: ReadTx, faturaId: number) {
      const rows = await tx
        .select({
          hash: disparos.documentoHash,
          versaoModelo: disparos.versaoModelo,
          liberadoEm: disparos.liberadoEm,
          atendimentoId: disparos.atendimentoId,
        })
        .from(disparos)
        .where(and(eq(disparos.faturaId, faturaId), eq(disparos.finalidade, 'primeira_via')))
        .orderBy(disparos.id)
      return {
        hash: rows[0]?.hash ?? null,
        versaoModelo: rows[0]?.versaoModelo ?? null,
        liberada: rows.some((row) => row.liberadoEm !== null),
        atendimentoId: rows.find((row) => row.atendimentoId !== null)?.atendimentoId ?? null,
      }
    },
  }
}

/** The printed copies of a bill's 1ª via. */
function papel({ disparos }: Tables) {
  return {
    /**
     * A paper copy that a supervisor had cancelled beside digital ones is wanted after all once those are lost.
     * @returns false when there was none.
     */
    async reopen(tx: Tx, chave: string, estado: EstadoDisparo, agora: Date): Promise<boolean> {
      const queued = estado === 'na_fila' ? agora : null
      const { rowCount } = await tx
        .update(disparos)
        .set({ estado, estadoEm: agora, liberadoEm: queued, proximaTentativaEm: queued, ultimoErro: null })
        .where(and(eq(disparos.chave, chave), eq(disparos.estado, 'cancelado')))
      return rowCount === 1
    },
  }
}

function groupByUc(
  rows: readonly (Omit<AdesaoVigente, 'destinatarios'> & {
    ucId: number
    destinatario: DestinatarioVigente
  })[],
): Map<number, AdesaoVigente> {
  const grouped = new Map<number, AdesaoVigente & { destinatarios: DestinatarioVigente[] }>()
  for (const { ucId, consumidorId, tipoCopia, destinatario } of rows) {
    const adesao = grouped.get(ucId) ?? { consumidorId, tipoCopia, destinatarios: [] }
    adesao.destinatarios.push(destinatario)
    grouped.set(ucId, adesao)
  }
  return grouped
}

export type FilaRepository = ReturnType<typeof createFilaRepository>
