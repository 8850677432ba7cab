import { createHash } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Session } from 'fastify'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'

const MINUTE_MS = 60_000
/** A person who leaves the desk; calls touch the session all the time. */
const IDLE_MS = 45 * MINUTE_MS
/** One shift. */
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS
const TOUCH_EVERY_MS = MINUTE_MS
/** Ended sessions stay a while as tombstones, then go. */
const KEEP_ENDED_MS = 24 * 60 * MINUTE_MS

type Callback<T = void> = (error?: unknown, result?: T) => void

/** The session store that @fastify/session asks for, over the database. */
export interface SessionStore {
  get(id: string, callback: (error: unknown, session?: Session | null) => void): void
  set(id: string, session: Session, callback: (error?: unknown) => void): void
  destroy(id: string, callback: (error?: unknown) => void): void
}

interface Times {
  usadaEm: Date
  expiraEm: Date
  encerradaEm: Date | null
}

const idleMs = ({ usadaEm }: Times, now: Date) => now.getTime() - usadaEm.getTime()
const isAlive = (row: Times, now: Date) =>
  row.encerradaEm === null && row.expiraEm > now && idleMs(row, now) < IDLE_MS

const hashOf = (id: string) => createHash('sha256').update(id).digest('base64url')

export function createSessionStore(unitOfWork: UnitOfWork, relogio: Relogio): SessionStore {
  const { sessoes } = unitOfWork.tables

  async function find(id: string): Promise<Session | null> {
    const idHash = hashOf(id)
    const now = relogio.agora()
    const [row] = await unitOfWork.read((tx) => tx.select().from(sessoes).where(eq(sessoes.idHash, idHash)))
    if (!row || !isAlive(row, now)) return null
    if (idleMs(row, now) >= TOUCH_EVERY_MS) {
      await unitOfWork.transaction((tx) =>
        tx
          .update(sessoes)
          .set({ usadaEm: now })
          .where(and(eq(sessoes.idHash, idHash), isNull(sessoes.encerradaEm))),
      )
    }
    return JSON.parse(row.dados) as Session
  }

  async function save(id: string, session: Session): Promise<void> {
    const now = relogio.agora()
    const usuarioId = session.usuarioId ?? null
    const dados = JSON.stringify({ cookie: session.cookie, usuarioId })
    await unitOfWork.transaction(async (tx) => {
      await tx
        .insert(sessoes)
        .values({
          idHash: hashOf(id),
          usuarioId,
          dados,
          criadaEm: now,
          usadaEm: now,
          expiraEm: new Date(now.getTime() + ABSOLUTE_MS),
        })
        // A late save of a request that was under way at logout finds the tombstone and changes nothing.
        .onConflictDoUpdate({
          target: sessoes.idHash,
          set: { dados, usuarioId },
          setWhere: isNull(sessoes.encerradaEm),
        })
      await tx.delete(sessoes).where(lt(sessoes.expiraEm, new Date(now.getTime() - KEEP_ENDED_MS)))
    })
  }

  async function end(id: string): Promise<void> {
    const now = relogio.agora()
    await unitOfWork.transaction((tx) =>
      tx
        .update(sessoes)
        .set({ encerradaEm: now })
        .where(and(eq(sessoes.idHash, hashOf(id)), isNull(sessoes.encerradaEm), gt(sessoes.expiraEm, now))),
    )
  }

  return {
    get: (id, callback) => settle(find(id), callback as Callback<Session | null>),
    set: (id, session, callback) => settle(save(id, session), callback),
    destroy: (id, callback) => settle(end(id), callback),
  }
}

/** Whether a session lasts, by its id; to ask is not to use it. */
export function createIsSessaoViva(unitOfWork: UnitOfWork, relogio: Relogio) {
  const { sessoes } = unitOfWork.tables
  return async (id: string): Promise<boolean> => {
    const idHash = hashOf(id)
    const [row] = await unitOfWork.read((tx) => tx.select().from(sessoes).where(eq(sessoes.idHash, idHash)))
    return row !== undefined && isAlive(row, relogio.agora())
  }
}

function settle<T>(promise: Promise<T>, callback: Callback<T>): void {
  promise.then(
    (result) => callback(null, result),
    (error: unknown) => callback(error),
  )
}
