import { Worker } from 'node:worker_threads'
import type { Posto } from './posto.ts'
import type { Feito, Oficio, Trabalho } from './trabalho.ts'

export type Pedido = { oficio: Oficio } | { numero: number; trabalho: Trabalho } | { fim: true }
export type Resultado = { numero: number; feito: Feito } | { numero: number; erro: string }

interface Espera {
  resolve(feito: Feito): void
  reject(erro: Error): void
}

// Most of what a bill needs is garbage at once: a young generation that holds several bills spares collections.
const MAX_YOUNG_MB = 32
/** How long a thread may take to say goodbye to its servers. */
const DESPEDIDA_MS = 5000

/** A place to write and send in a thread of its own. What is under way when the thread dies is rejected. */
export function startThread(prazoMs?: number): Posto & { readonly morto: boolean } {
  const worker = new Worker(new URL('./posto-thread.ts', import.meta.url), {
    workerData: { prazoMs },
    resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_MB },
  })
  const esperas = new Map<number, Espera>()
  let proximo = 0
  let morto = false

  const die = (erro: Error) => {
    morto = true
    for (const { reject } of esperas.values()) reject(erro)
    esperas.clear()
  }
  const ended = new Promise<void>((resolve) => {
    worker.on('error', die)
    worker.on('exit', () => {
      die(new Error('the sending thread has ended'))
      resolve()
    })
  })
  worker.on('message', (resultado: Resultado) => {
    const espera = esperas.get(resultado.numero)
    esperas.delete(resultado.numero)
    if ('feito' in resultado) espera?.resolve(resultado.feito)
    else espera?.reject(new Error(resultado.erro))
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const post = (pedido: Pedido) => worker.postMessage(pedido)

  return {
    get morto() {
      return morto
    },
    configurar: (oficio) => post({ oficio }),
    executar: (trabalho) =>
      new Promise((resolve, reject) => {
        const numero = proximo++
        esperas.set(numero, { resolve, reject })
        post({ numero, trabalho })
      }),
    async close() {
      if (!morto) post({ fim: true })
      // Nothing is under way any more: a server that does not answer the goodbye must not keep the process.
      const timer = setTimeout(() => void worker.terminate(), DESPEDIDA_MS)
      await ended
      clearTimeout(timer)
    },
  }
}
