import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { describeDisparo } from './describe.ts'
import { createMudancasRepository } from './mudancas-repository.ts'

/** Told of the disparos of its UC, oldest change first. */
export type Ouvinte = (disparos: readonly Disparo[]) => void

export interface AcompanharDeps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  sinal: Sinal
  /** Between two looks, while anybody listens. */
  intervaloMs?: number
}

const INTERVALO_MS = 1000
/** A change is written by a clock of its own, and may be committed or sent in after another that is younger. */
const FOLGA_MS = 120_000

/**
 * Tells of every disparo that is made or changes, to who watches its UC. Whichever process changes it, it is found here by
 * a look at the UCs that are watched, one for all listeners, each second and at once when this process queues something.
 * While nobody listens nothing is asked.
 */
export function createAcompanhar({ unitOfWork, relogio, sinal, intervaloMs = INTERVALO_MS }: AcompanharDeps) {
  const mudancas = createMudancasRepository(unitOfWork.tables)
  const findUc = createFindUc(unitOfWork.tables)
  const ouvintes = new Map<number, Set<Ouvinte>>()
  /** What was told of a disparo last, for as long as it may be found again. */
  const contados = new Map<number, { texto: string; estadoEm: number }>()
  let turno: Promise<void> = Promise.resolve()
  let aguardando = false
  let parar: (() => void) | null = null

  /** Looks and joins come one after another, so that nobody is told of an older state after a younger one. */
  const emTurno = (body: () => Promise<void>): Promise<void> => (turno = turno.then(body, body))

  function contar(disparos: readonly Disparo[]): void {
    const porUc = new Map<number, Disparo[]>()
    for (const disparo of disparos) {
      const texto = JSON.stringify(disparo)
      if (disparo.ucId === null || contados.get(disparo.id)?.texto === texto) continue
      contados.set(disparo.id, { texto, estadoEm: Date.parse(disparo.estadoEm) })
      porUc.set(disparo.ucId, [...(porUc.get(disparo.ucId) ?? []), disparo])
    }
    for (const [ucId, novos] of porUc) for (const ouvinte of ouvintes.get(ucId) ?? []) ouvinte(novos)
  }

  async function olhar(): Promise<void> {
    aguardando = false
    if (ouvintes.size === 0) return
    const desde = new Date(relogio.agora().getTime() - FOLGA_MS)
    const rows = await unitOfWork.read((tx) => mudancas.desde(tx, [...ouvintes.keys()], desde))
    contar(rows.map(describeDisparo))
    for (const [id, { estadoEm }] of contados) if (estadoEm < desde.getTime()) contados.delete(id)
  }

  /** One look waits at most: what changes until it begins is found by it. */
  function pedirOlhar(): void {
    if (aguardando) return
    aguardando = true
    // A look that fails is made up for by the next.
    emTurno(olhar).catch(() => undefined)
  }

  function comecar(): () => void {
    const timer = setInterval(pedirOlhar, intervaloMs)
    timer.unref()
    const semSinal = sinal.onNotify(pedirOlhar)
    return () => {
      clearInterval(timer)
      semSinal()
      contados.clear()
    }
  }

  function sair(ucId: number, ouvinte: Ouvinte): void {
    const daUc = ouvintes.get(ucId)
    daUc?.delete(ouvinte)
    if (daUc?.size === 0) ouvintes.delete(ucId)
    if (ouvintes.size > 0) return
    parar?.()
    parar = null
  }

  return {
    /** @throws ErroDominio `nao_encontrado`. */
    assertUc: async (ucId: number): Promise<void> => {
      await unitOfWork.read((tx) => findUc(tx, ucId))
    },

    /**
     * Tells first what is there: all that changed after `desde` (a little before it, to be sure), or without it the latest
     * disparos of the UC. @returns the way to stop listening.
     */
    async ouvir(ucId: number, ouvinte: Ouvinte, desde: Date | null): Promise<() => void> {
      await emTurno(async () => {
        const rows = await unitOfWork.read((tx) =>
          desde
            ? mudancas.desde(tx, [ucId], new Date(desde.getTime() - FOLGA_MS))
            : mudancas.ultimas(tx, ucId),
        )
        ouvinte(rows.map(describeDisparo))
        ouvintes.set(ucId, (ouvintes.get(ucId) ?? new Set()).add(ouvinte))
        parar ??= comecar()
      })
      return () => sair(ucId, ouvinte)
    },
  }
}

export type Acompanhar = ReturnType<typeof createAcompanhar>
