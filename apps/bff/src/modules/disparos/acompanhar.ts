import type { Disparo } from '@ramal/shared/contracts/disparos.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import { createFindUc } from '#modules/ucs/find-uc.ts'
import type { Relogio } from '#relogio.ts'
import { describeDisparo } from './describe.ts'
import { createContados, createVivos } from './memoria.ts'
import { createMudancasRepository } from './mudancas-repository.ts'
import { createRonda } from './ronda.ts'

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
/** Of so many looks one reads all that the UCs ever had; the others what is new and what has lately been moving. */
const OLHAR_INTEIRO = 10

/**
 * Tells of every disparo that is made or changes, to who watches its UC. Whichever process changes it, it is found here by
 * a look at the UCs that are watched, one for all listeners, each second and at once when this process queues something.
 * While nobody listens nothing is asked.
 */
export function createAcompanhar(deps: AcompanharDeps) {
  const { unitOfWork, relogio, sinal, intervaloMs = INTERVALO_MS } = deps
  const mudancas = createMudancasRepository(unitOfWork.tables)
  const findUc = createFindUc(unitOfWork.tables)
  const ouvintes = new Map<number, Set<Ouvinte>>()
  const procurar = createProcurar(deps)
  const contados = createContados()
  // Joins take their turn among the looks: nobody is told of an older state after a younger one.
  const ronda = createRonda(olhar, { sinal, intervaloMs })

  async function olhar(): Promise<void> {
    if (ouvintes.size === 0) return contados.esquecer(null)
    const desde = new Date(relogio.agora().getTime() - FOLGA_MS)
    for (const [ucId, novos] of contados.novos(await procurar.olhar([...ouvintes.keys()], desde))) {
      for (const ouvinte of ouvintes.get(ucId) ?? []) ouvinte(novos)
    }
    contados.esquecer(desde)
  }

  function sair(ucId: number, ouvinte: Ouvinte): void {
    const daUc = ouvintes.get(ucId)
    daUc?.delete(ouvinte)
    if (daUc?.size === 0) {
      ouvintes.delete(ucId)
      procurar.esquecer(ucId)
    }
    if (ouvintes.size === 0) ronda.desligar()
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
      await ronda.emTurno(async () => {
        const rows = await unitOfWork.read((tx) =>
          desde
            ? mudancas.desde(tx, [ucId], new Date(desde.getTime() - FOLGA_MS))
            : mudancas.ultimas(tx, ucId),
        )
        const disparos = rows.map(describeDisparo)
        procurar.lembrar(disparos)
        ouvinte(disparos)
        ouvintes.set(ucId, (ouvintes.get(ucId) ?? new Set()).add(ouvinte))
        ronda.ligar()
      })
      return () => sair(ucId, ouvinte)
    },
  }
}

export type Acompanhar = ReturnType<typeof createAcompanhar>

/** Finds what has changed of the UCs that are watched, mostly without reading all that they have. */
function createProcurar({ unitOfWork, relogio }: AcompanharDeps) {
  const mudancas = createMudancasRepository(unitOfWork.tables)
  const { ids, ultimo, lembrar, esquecer } = createVivos(relogio)
  let olhares = 0
  return {
    lembrar,
    esquecer,
    async olhar(ucIds: readonly number[], desde: Date): Promise<Disparo[]> {
      const inteiro = olhares++ % OLHAR_INTEIRO === 0
      const rows = await unitOfWork.read(async (tx) => {
        if (inteiro) return mudancas.desde(tx, ucIds, desde)
        const moved = await mudancas.destes(tx, ids(), desde)
        return [...moved, ...(await mudancas.apos(tx, ucIds, ultimo()))]
      })
      const disparos = rows.map(describeDisparo)
      lembrar(disparos)
      return disparos
    },
  }
}
