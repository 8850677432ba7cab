import type { Andamento } from './escrever-arquivos.ts'
import type { createMontar } from './montar.ts'

type Montar = ReturnType<typeof createMontar>

/** The lots that this process is putting together, one after another. */
export function createTrabalho(montar: Montar) {
  const andamentos = new Map<number, Andamento>()
  let last: Promise<void> = Promise.resolve()
  let stopped = false

  return {
    /** Begins when the ones before it have ended; nobody waits for it. */
    start(id: number, filtro: Parameters<Montar>[1]): void {
      if (stopped || andamentos.has(id)) return
      const andamento: Andamento = { feitas: 0, parar: false }
      andamentos.set(id, andamento)
      last = last.then(() => montar(id, filtro, andamento)).finally(() => andamentos.delete(id))
    },

    /** Bills of the lot that are in its file; null when this process is not at it. */
    feitas: (id: number): number | null => andamentos.get(id)?.feitas ?? null,

    idle: (): Promise<void> => last,

    /** Stops after the bill at hand; what is unfinished is taken up at the next start. */
    async stop(): Promise<void> {
      stopped = true
      for (const andamento of andamentos.values()) andamento.parar = true
      await last
    },
  }
}

export type Trabalho = ReturnType<typeof createTrabalho>
