import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { rawWithin } from '#db/raw.ts'
import type { Tables } from '#db/schema.ts'
import { PRIORIDADE, type MeioDisparo } from '#db/schema/emissao.ts'
import type { ReadTx, Tx } from '#db/tx.ts'

/** What has a queue of its own: an e-mail account (null: the default one), or another channel. */
export interface FilaDoMeio {
  meio: Exclude<MeioDisparo, 'impressao'>
  contaEmailId: number | null
}

export interface DisparoDevido {
  id: number
  endereco: string | null
  prioridade: number
  /** What others may travel with is part of a request. */
  pedidoId: number | null
  /** `enviando` when its lease ended: a worker died, or was away for too long. */
  estado: 'na_fila' | 'enviando'
}

/** Names one reservation: a lease lost to another worker is noticed by it. */
export interface Reserva {
  token: string
  agora: Date
  ate: Date
}

// A claimed row comes up again when its lease ends: `proxima_tentativa_em` is then the end of the lease, and one index
// serves the queue and the recovery alike. Each account has a queue of its own (null: the default account's), and so has each
// channel. What travels in the message of another has no time and is in none.
const devidos = (conta: 'null' | 'valor') => {
  const where = (mark: (n: number) => string) => {
    const [conta1, agora, prioridade, limite] =
      conta === 'null' ? ['is null', mark(2), mark(3), mark(4)] : [`= ${mark(2)}`, mark(3), mark(4), mark(5)]
    return `SELECT id, endereco, prioridade, pedido_id AS "pedidoId", estado FROM disparos
      WHERE estado IN ('na_fila', 'enviando') AND meio = ${mark(1)} AND conta_email_id ${conta1} AND proxima_tentativa_em <= ${agora}
      AND prioridade = ${prioridade} ORDER BY proxima_tentativa_em, id LIMIT ${limite}`
  }
  return {
    sqlite: where(() => '?'),
    postgres: `${where((n) => `$${n}`)} FOR UPDATE SKIP LOCKED`,
  }
}
const DEVIDOS = { null: devidos('null'), valor: devidos('valor') }

const MEIOS = ['email', 'whatsapp', 'sms'] as const

const ADIAR = {
  sqlite: `UPDATE disparos SET estado = 'na_fila', reservado_por = NULL, reservado_ate = NULL,
    proxima_tentativa_em = ? WHERE id = ?`,
  postgres: `UPDATE disparos SET estado = 'na_fila', reservado_por = NULL, reservado_ate = NULL,
    proxima_tentativa_em = $1 WHERE id = $2`,
}

const NOMEAR = {
  sqlite: 'UPDATE disparos SET message_id = ? WHERE id = ?',
  postgres: 'UPDATE disparos SET message_id = $1 WHERE id = $2',
}

/** The queue of the emission: what is due, who holds it, and until when. */
export function createFilaRepository(tables: Tables) {
  return { ...reservas(tables), ...abertura(tables), ...posse(tables), ...detidos(tables) }
}

function reservas({ disparos }: Tables) {
  return {
    /** What is due of a queue, what people asked for first; no other worker's. */
    async due(
      tx: Tx,
      { meio, contaEmailId }: FilaDoMeio,
      agora: Date,
      limite: number,
    ): Promise<DisparoDevido[]> {
      const rows: DisparoDevido[] = []
      for (const prioridade of Object.values(PRIORIDADE)) {
        const rest = [agora, prioridade, limite - rows.length]
        rows.push(
          ...(contaEmailId === null
            ? await rawWithin(tx).all<DisparoDevido>(DEVIDOS.null, [meio, ...rest])
            : await rawWithin(tx).all<DisparoDevido>(DEVIDOS.valor, [meio, contaEmailId, ...rest])),
        )
        if (rows.length >= limite) break
      }
      return rows
    },

    /** Takes what was found due. No other worker takes it before the lease ends. */
    async reserve(tx: Tx, ids: readonly number[], { token, agora, ate }: Reserva): Promise<void> {
      await tx
        .update(disparos)
        .set({
          estado: 'enviando',
          estadoEm: agora,
          reservadoPor: token,
          reservadoAte: ate,
          proximaTentativaEm: ate,
          tentativas: sql`${disparos.tentativas} + 1`,
        })
        .where(inArray(disparos.id, [...ids]))
    },

    /** Puts what is due off, each to its own time. */
    async postpone(tx: Tx, adiados: readonly { id: number; ate: Date }[]): Promise<void> {
      for (const { id, ate } of adiados) await rawWithin(tx).run(ADIAR, [ate, id])
    },
  }
}

/** What workers hold. */
function posse({ disparos }: Tables) {
  return {
    /** Prolongs the lease of what the worker still holds. @returns the ids of these: others may have been taken over. */
    async renew(
      tx: Tx,
      disparoIds: readonly number[],
      { token, ate }: Omit<Reserva, 'agora'>,
    ): Promise<Set<number>> {
      const rows = await tx
        .update(disparos)
        .set({ reservadoAte: ate, proximaTentativaEm: ate })
        .where(
          and(
            inArray(disparos.id, [...disparoIds]),
            eq(disparos.estado, 'enviando'),
            eq(disparos.reservadoPor, token),
          ),
        )
        .returning({ id: disparos.id })
      return new Set(rows.map(({ id }) => id))
    },

    /** Ends a lease before its time: what it held is due. @returns how many. */
    async release(tx: Tx, ids: readonly number[], { token, agora }: Omit<Reserva, 'ate'>): Promise<number> {
      const { rowCount } = await tx
        .update(disparos)
        .set({ reservadoAte: agora, proximaTentativaEm: agora })
        .where(
          and(
            inArray(disparos.id, [...ids]),
            eq(disparos.estado, 'enviando'),
            eq(disparos.reservadoPor, token),
          ),
        )
      return rowCount ?? 0
    },
  }
}

function detidos({ disparos, contasEmail }: Tables) {
  return {
    /** Every disparo that is held at this moment, and the token of its lease, which ends by `ate` at the latest. */
    async held(
      tx: ReadTx,
      { agora, ate }: { agora: Date; ate: Date },
    ): Promise<{ id: number; token: string }[]> {
      const contas = await tx.select({ id: contasEmail.id }).from(contasEmail)
      const filas: FilaDoMeio[] = [
        ...contas.map(({ id }): FilaDoMeio => ({ meio: 'email', contaEmailId: id })),
        ...MEIOS.map((meio) => ({ meio, contaEmailId: null })),
      ]
      const rows: { id: number; token: string | null }[] = []
      // A queue at a time, so that the index leads past the millions that nobody holds.
      for (const { meio, contaEmailId } of filas) {
        for (const prioridade of Object.values(PRIORIDADE)) {
          const fila = and(
            sql`${disparos.estado} in ('na_fila', 'enviando')`,
            eq(disparos.meio, meio),
            contaEmailId === null ? isNull(disparos.contaEmailId) : eq(disparos.contaEmailId, contaEmailId),
            eq(disparos.prioridade, prioridade),
            gt(disparos.proximaTentativaEm, agora),
            lte(disparos.proximaTentativaEm, ate),
          )
          rows.push(
            ...(await tx
              .select({ id: disparos.id, token: disparos.reservadoPor })
              .from(disparos)
              .where(and(fila, eq(disparos.estado, 'enviando')))),
          )
        }
      }
      return rows.flatMap(({ id, token }) => (token === null ? [] : { id, token }))
    },
  }
}

/** Attempts and messages as they begin. */
function abertura({ tentativas }: Tables) {
  return {
    /** Keeps the Message-ID before anything is sent, so that a repeat has the same one whatever changes meanwhile. */
    async nameMessages(tx: Tx, nomes: readonly { id: number; messageId: string }[]): Promise<void> {
      for (const { id, messageId } of nomes) await rawWithin(tx).run(NOMEAR, [messageId, id])
    },

    /** Attempts that a worker began and never ended: it died, or its lease ran out. */
    async closeInterrupted(tx: Tx, disparoIds: readonly number[], agora: Date): Promise<void> {
      await tx
        .update(tentativas)
        .set({ fim: agora, resultado: 'interrompido' })
        .where(and(inArray(tentativas.disparoId, [...disparoIds]), isNull(tentativas.fim)))
    },

    /** Opens an attempt for each before anything is said to a server, so that a crash leaves a trace. */
    async openTentativas(
      tx: Tx,
      disparoIds: readonly number[],
      { inicio, contaEmailId }: { inicio: Date; contaEmailId: number | null },
    ): Promise<Map<number, number>> {
      const rows = await tx
        .insert(tentativas)
        .values(disparoIds.map((disparoId) => ({ disparoId, inicio, contaEmailId })))
        .returning({ id: tentativas.id, disparoId: tentativas.disparoId })
      return new Map(rows.map((row) => [row.disparoId, row.id]))
    },
  }
}
