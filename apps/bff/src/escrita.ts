import { and, eq } from 'drizzle-orm'
import type { ChaveIdempotencia, Contexto } from '#contexto.ts'
import { DbError } from '#db/errors.ts'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { ErroDominio } from '#erros.ts'
import type { Relogio } from '#relogio.ts'

/**
 * Runs one write of a service: a single transaction that also remembers, under the caller's idempotency key, what it
 * answered. A repeat gets the same answer and does nothing. The result must survive JSON (no Date, no undefined).
 */
export type Escrever = <R>(contexto: Contexto, body: (tx: Tx) => Promise<R>) => Promise<R>

export function createEscrever(unitOfWork: UnitOfWork, relogio: Relogio): Escrever {
  const { chavesIdempotencia } = unitOfWork.tables

  async function recall(tx: Tx, usuarioId: number, key: ChaveIdempotencia) {
    const [row] = await tx
      .select()
      .from(chavesIdempotencia)
      .where(and(eq(chavesIdempotencia.usuarioId, usuarioId), eq(chavesIdempotencia.chave, key.chave)))
    if (row && (row.rota !== key.rota || row.corpoHash !== key.corpoHash)) {
      throw new ErroDominio(
        'chave_idempotencia_reutilizada',
        'Esta chave de idempotência já foi usada em outro pedido; gere uma nova.',
      )
    }
    return row
  }

  function runOnce<R>(contexto: Contexto, body: (tx: Tx) => Promise<R>): Promise<R> {
    const { idempotencia: key, autor } = contexto
    if (!key || autor.usuarioId === null) return unitOfWork.transaction(body)
    const { usuarioId } = autor
    return unitOfWork.transaction(async (tx) => {
      const earlier = await recall(tx, usuarioId, key)
      if (earlier) return JSON.parse(earlier.resposta) as R
      const result = await body(tx)
      await tx.insert(chavesIdempotencia).values({
        usuarioId,
        chave: key.chave,
        rota: key.rota,
        corpoHash: key.corpoHash,
        resposta: JSON.stringify(result ?? null),
        criadaEm: relogio.agora(),
      })
      return result
    })
  }

  return async (contexto, body) => {
    try {
      return await runOnce(contexto, body)
    } catch (error) {
      // On PostgreSQL two requests with one key may both get past `recall`; the loser, who may meet the winner at any row
      // that is made once, finds the winner's answer.
      const lostRace = error instanceof DbError && error.kind === 'unique' && contexto.idempotencia !== null
      if (lostRace) return runOnce(contexto, body)
      throw error
    }
  }
}
