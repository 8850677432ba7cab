import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { Contexto } from '#contexto.ts'
import { DbError } from '#db/errors.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import type { Sinal } from '#emissao/engine/sinal.ts'
import type { Escrever } from '#escrita.ts'
import { encontrado } from '#http/rota.ts'
import { createLerParametros } from '#modules/parametros/service.ts'
import type { Relogio } from '#relogio.ts'
import { ultimoAgendado } from './horario.ts'
import { createRotinaRepository } from './repository.ts'
import { createVer } from './ver.ts'

export interface RotinasDeps {
  unitOfWork: UnitOfWork
  escrever: Escrever
  relogio: Relogio
  sinal: Sinal
}

/** Rows released per transaction, which is short beside agents on SQLite. */
const LOTE = 100

/** The routine that releases the bills held in the panel: daily at its hour, or when a supervisor asks. */
export function createRotinasService({ unitOfWork, escrever, relogio, sinal }: RotinasDeps) {
  const repository = createRotinaRepository(unitOfWork.tables)
  const lerParametros = createLerParametros(unitOfWork.tables)

  /**
   * Releases what was held at the run's instant, not what comes in while it works. A run that a crash cut short goes
   * on where it stopped; two that meet release each disparo once.
   */
  async function run(id: number, parar: () => boolean = () => false): Promise<number> {
    const { agendadaPara, inicio, fim } = encontrado(
      await unitOfWork.read((tx) => repository.find(tx, id)),
      'Esta execução',
    )
    const ate = agendadaPara ?? inicio
    for (let released = fim ? 0 : LOTE; released === LOTE && !parar();) {
      released = await unitOfWork.transaction(async (tx) => {
        const count = await repository.release(tx, { ate, agora: relogio.agora(), maximo: LOTE })
        await repository.count(tx, id, count)
        if (count < LOTE) await repository.end(tx, id, relogio.agora())
        return count
      })
      sinal.notify()
      await yieldToOthers()
    }
    const execucao = encontrado(await unitOfWork.read((tx) => repository.find(tx, id)), 'Esta execução')
    return execucao.liberados
  }

  return {
    ver: createVer({ unitOfWork, relogio }),

    /** *Executar agora*. */
    async executar(contexto: Contexto): Promise<{ liberados: number; em: string }> {
      const { id, em } = await escrever(contexto, async (tx) => {
        const inicio = relogio.agora()
        const execucao = { agendadaPara: null, inicio, usuarioId: contexto.autor.usuarioId }
        return { id: await repository.begin(tx, execucao), em: inicio.toISOString() }
      })
      return { liberados: await run(id), em }
    },

    /**
     * Runs the daily routine if its hour has come and no instance has run it to its end yet.
     * @param parar told true, it ends after the batch at hand; the next call goes on from there.
     */
    async executarAgendadas(parar?: () => boolean): Promise<void> {
      const agora = relogio.agora()
      const { agendadaPara, execucao } = await unitOfWork.read(async (tx) => {
        const { horarioRotina } = (await lerParametros(tx)).impressaoFatura
        const instante = ultimoAgendado(horarioRotina, agora)
        return { agendadaPara: instante, execucao: await repository.findAgendada(tx, instante) }
      })
      if (execucao?.fim) return
      const id = execucao?.id ?? (await beginAgendada(unitOfWork, agendadaPara, agora))
      if (id !== null) await run(id, parar)
    },
  }
}

export type RotinasService = ReturnType<typeof createRotinasService>

/** @returns the new run, or null when another instance has just begun it. */
async function beginAgendada(
  unitOfWork: UnitOfWork,
  agendadaPara: Date,
  inicio: Date,
): Promise<number | null> {
  const repository = createRotinaRepository(unitOfWork.tables)
  try {
    return await unitOfWork.transaction((tx) =>
      repository.begin(tx, { agendadaPara, inicio, usuarioId: null }),
    )
  } catch (error) {
    if (error instanceof DbError && error.kind === 'unique') return null
    throw error
  }
}
