import { parentPort, workerData } from 'node:worker_threads'
import { createPosto } from './posto.ts'
import type { Pedido, Resultado } from './thread.ts'

// The other end of thread.ts. Messages that come while the template is being built wait in the port.
const porta = parentPort
if (!porta) throw new Error('this file runs in a worker thread')
const posto = await createPosto((workerData as { prazoMs?: number }).prazoMs)

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of threads, not a window
const answer = (resultado: Resultado) => porta.postMessage(resultado)

porta.on('message', (pedido: Pedido) => {
  if ('oficio' in pedido) return posto.configurar(pedido.oficio)
  if ('fim' in pedido) return void posto.close().then(() => porta.close())
  const { numero, trabalho } = pedido
  posto.executar(trabalho).then(
    (feito) => answer({ numero, feito }),
    (error: unknown) => answer({ numero, erro: String((error as Error).stack ?? error) }),
  )
})
