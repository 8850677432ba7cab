import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Relogio } from '#relogio.ts'
import { createFilaRepository } from './fila-repository.ts'
import { createJuntosRepository } from './juntos-repository.ts'
import { RESERVA_MS, type Reservado } from './reservado.ts'

/** What is known of a lease; `ate` is moved on as it is renewed. */
type Posse = Pick<Reservado, 'token' | 'ate'> & {
  carregado: Pick<Reservado['carregado'], 'id'>
  juntos: readonly { carregado: Pick<Reservado['carregado'], 'id'> }[]
}

/** Often enough that one renewal may fail and deliveries still begin with their whole time limit ahead. */
const RENOVACAO_MS = 10_000

/**
 * Keeps what is held reserved for as long as it is being sent, so that a lease may be short: slow servers make a
 * delivery last for a minute, and a worker that died must not hold its bills that long.
 * @returns the way to stop.
 */
export function startRenovar(
  { unitOfWork, relogio, renovacaoMs = RENOVACAO_MS }: RenovarDeps,
  held: ReadonlySet<Posse>,
): () => void {
  const repository = createFilaRepository(unitOfWork.tables)
  const repositoryDosJuntos = createJuntosRepository(unitOfWork.tables)

  async function renew(token: string, reservados: readonly Posse[]): Promise<void> {
    const ate = new Date(relogio.agora().getTime() + RESERVA_MS)
    const ids = reservados.map(({ carregado }) => carregado.id)
    const juntos = reservados.flatMap((reservado) => reservado.juntos.map(({ carregado }) => carregado.id))
    const renovados = await unitOfWork.transaction(async (tx) => {
      const ainda = await repository.renew(tx, ids, { token, ate })
      if (juntos.length > 0) await repositoryDosJuntos.renew(tx, juntos, { token, ate })
      return ainda
    })
    // A process that was suspended for longer than its lease finds others at its work: no attempt of it may begin here.
    for (const reservado of reservados) if (renovados.has(reservado.carregado.id)) reservado.ate = ate
  }

  const timer = setInterval(() => {
    for (const [token, reservados] of Map.groupBy(held, ({ token }) => token)) {
      // A renewal that fails leaves the lease as it was: when it runs short, no further attempt begins.
      void renew(token, reservados).catch(() => undefined)
    }
  }, renovacaoMs)
  return () => clearInterval(timer)
}

export interface RenovarDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  /** Ten seconds unless a test says otherwise. */
  renovacaoMs?: number | undefined
}
