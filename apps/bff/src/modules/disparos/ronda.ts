import type { Sinal } from '#emissao/engine/sinal.ts'

/**
 * Looks around again and again while it is on: each time the interval is over, and at once when this process queues
 * something. Looks and whatever else is given to it come one after another.
 */
export function createRonda(
  olhar: () => Promise<void>,
  { sinal, intervaloMs }: { sinal: Sinal; intervaloMs: number },
) {
  let turno: Promise<void> = Promise.resolve()
  let aguardando = false
  let parar: (() => void) | null = null

  const emTurno = (body: () => Promise<void>): Promise<void> => (turno = turno.then(body, body))

  /** One look waits at most: what changes until it begins is found by it. */
  function pedir(): void {
    if (aguardando) return
    aguardando = true
    const look = emTurno(() => {
      aguardando = false
      return olhar()
    })
    // One that fails is made up for by the next.
    look.catch(() => undefined)
  }

  return {
    emTurno,
    ligar(): void {
      if (parar) return
      const timer = setInterval(pedir, intervaloMs)
      timer.unref()
      const semSinal = sinal.onNotify(pedir)
      parar = () => {
        clearInterval(timer)
        semSinal()
      }
    },
    desligar(): void {
      parar?.()
      parar = null
    },
  }
}
