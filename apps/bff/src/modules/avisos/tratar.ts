import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { DbError } from '#db/errors.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { ReceberRecibo } from '#emissao/retornos/recibo.ts'
import type { Relogio } from '#relogio.ts'
import { lerAvisoWhatsapp } from './ler-whatsapp.ts'
import { createAtenderSaida } from './pedido-de-saida.ts'
import { createAvisoRepository, type AvisoPendente } from './repository.ts'

const LOTE = 50
/** Seconds after its arrival at which a call is tried for the n-th time; after the last it is given up. */
const TENTATIVAS_S = [0, 1, 3, 8, 20, 60, 120, 300, 600, 1200, 2400, 3600]
const AINDA_ENVIANDO = 'O envio a que se refere ainda não terminou.'
const MAX_ERRO = 300

export interface TratarAvisos {
  /** Works through what is due until nothing is. @returns how many calls were tried. */
  tratarPendentes(): Promise<number>
  /** Begins nothing more. Resolves when what was under way has ended. */
  parar(): Promise<void>
}

interface Deps {
  unitOfWork: UnitOfWork
  relogio: Relogio
  receberRecibo: ReceberRecibo
  /** `deriveKey(secretKey, 'recibos')`. */
  chaveRecibos: Uint8Array
}

/**
 * Works through the calls of providers that were kept: right after each, and at the beat of the emission what a crash has
 * left or what came before its disparo was ready for it. Several processes may do so at once, since a receipt counts once.
 * One that fails again and again is given up with its reason, and is in nobody's way until then.
 */
export function createTratarAvisos(deps: Deps): TratarAvisos {
  const pass = createPass(deps)
  const state = { stopped: false, again: false }
  let running: Promise<number> | null = null

  async function run(): Promise<number> {
    let tried = 0
    do {
      state.again = false
      tried += await pass(() => state.stopped)
    } while (state.again && !state.stopped)
    return tried
  }

  return {
    async tratarPendentes() {
      if (state.stopped) return 0
      state.again = true
      running ??= run().finally(() => {
        running = null
      })
      return running
    },
    async parar() {
      state.stopped = true
      await running?.catch(() => undefined)
    },
  }
}

/** One look at all that waits. */
function createPass(deps: Deps) {
  const { unitOfWork, relogio } = deps
  const repository = createAvisoRepository(unitOfWork.tables)
  const tratar = createTratar(deps)

  return async (parar: () => boolean): Promise<number> => {
    let tried = 0
    for (let last = 0; ;) {
      const from = last
      const pendentes = await unitOfWork.read((tx) => repository.pendentes(tx, 'whatsapp', from, LOTE))
      for (const aviso of pendentes) {
        if (parar()) return tried
        last = aviso.id
        if (!isVencido(aviso, relogio.agora())) continue
        await tratar(aviso)
        tried++
      }
      if (pendentes.length < LOTE) return tried
    }
  }
}

function isVencido({ recebidoEm, tentativas }: AvisoPendente, agora: Date): boolean {
  return agora.getTime() - recebidoEm.getTime() >= (TENTATIVAS_S[tentativas] ?? 0) * 1000
}

/** One call: what it tells, and then its own row. */
function createTratar({ unitOfWork, relogio, receberRecibo, chaveRecibos }: Deps) {
  const repository = createAvisoRepository(unitOfWork.tables)
  const atenderSaida = createAtenderSaida(unitOfWork.tables)

  async function apply(id: number): Promise<'feito' | 'adiado'> {
    const corpoDeflate = await unitOfWork.read((tx) => repository.corpo(tx, id))
    if (!corpoDeflate) return 'feito'
    const corpo = await promisify(inflate)(corpoDeflate)
    let outcome: 'feito' | 'adiado' = 'feito'
    const { recibos, saidas } = lerAvisoWhatsapp(corpo, chaveRecibos) ?? { recibos: [], saidas: [] }
    for (const recibo of recibos) {
      if ((await receberRecibo(recibo)) === 'adiado') outcome = 'adiado'
    }
    for (const saida of saidas) {
      await unitOfWork.transaction((tx) => atenderSaida(tx, saida, relogio.agora()))
    }
    return outcome
  }

  return async ({ id, tentativas }: AvisoPendente): Promise<void> => {
    const erro = await apply(id).then(
      (outcome) => (outcome === 'adiado' ? AINDA_ENVIANDO : null),
      // Only the database's own sentences are known to hold no value.
      (error: unknown) => (error instanceof DbError ? error.message : (error as Error).name),
    )
    const agora = relogio.agora()
    const fim = erro === null || tentativas + 1 >= TENTATIVAS_S.length
    await unitOfWork.transaction((tx) =>
      repository.update(tx, id, {
        tentativas: tentativas + 1,
        erro: erro?.slice(0, MAX_ERRO) ?? null,
        ...(fim && { processadoEm: agora }),
      }),
    )
  }
}
