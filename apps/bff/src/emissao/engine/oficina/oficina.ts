import { availableParallelism } from 'node:os'
import { conexoesDe } from './conexoes.ts'
import { createPosto, type Posto } from './posto.ts'
import { startThread } from './thread.ts'
import type { Feito, Oficio, Trabalho } from './trabalho.ts'

/** Where messages are written and sent: threads of this process, or the thread that asks. */
export interface Oficina {
  readonly postos: number
  /** Tells every thread what to work with from now on. */
  configurar(oficio: Oficio): void
  /** Never rejects for what a mail server does. @param posto index below `postos`. */
  executar(posto: number, trabalho: Trabalho): Promise<Feito>
  close(): Promise<void>
}

/** In the thread that asks: for tests, and for a machine with a single core. */
export function createOficinaLocal(prazoMs?: number): Oficina {
  const pronto = createPosto(prazoMs)
  return de([
    {
      configurar: (oficio) => void pronto.then((posto) => posto.configurar(oficio)),
      executar: async (trabalho) => (await pronto).executar(trabalho),
      close: async () => (await pronto).close(),
    },
  ])
}

/**
 * One thread per core unless told otherwise. They start when there is something to send: a server whose mail is quiet
 * does without them.
 */
export function createOficina(threads = availableParallelism(), prazoMs?: number): Oficina {
  return de(Array.from({ length: Math.max(1, threads) }, () => preguicoso(() => startThread(prazoMs))))
}

function de(postos: readonly Posto[]): Oficina {
  return {
    postos: postos.length,
    configurar({ contas, modelos, publicUrl }) {
      for (const [indice, posto] of postos.entries()) {
        const partes = contas.flatMap((conta) => {
          const conexoes = conexoesDe(conta.conexoes, postos.length)[indice] ?? 0
          return conexoes > 0 ? [{ ...conta, conexoes }] : []
        })
        posto.configurar({ contas: partes, modelos, publicUrl })
      }
    },
    executar: (indice, trabalho) => {
      const posto = postos[indice]
      if (!posto) throw new RangeError(`there is no place ${indice}`)
      return posto.executar(trabalho)
    },
    async close() {
      await Promise.all(postos.map((posto) => posto.close()))
    },
  }
}

/** A place that is made at its first work, and made again when it has died. */
function preguicoso(start: () => Posto & { readonly morto: boolean }): Posto {
  let posto: ReturnType<typeof start> | null = null
  let oficio: Oficio | null = null
  return {
    configurar(novo) {
      oficio = novo
      if (posto && !posto.morto) posto.configurar(novo)
    },
    executar(trabalho) {
      if (!posto || posto.morto) {
        posto = start()
        if (oficio) posto.configurar(oficio)
      }
      return posto.executar(trabalho)
    },
    close: async () => posto?.close(),
  }
}
