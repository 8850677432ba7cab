/** So many at one time; who waits longer than it may is turned away. */
export function createVagas(quantas: number) {
  const fila: ((vaga: boolean) => void)[] = []
  let livres = quantas
  let fechada = false
  let aoEsvaziar: (() => void) | undefined

  return {
    /** @returns false when none came free by then (as of Date.now()), or when all is over. */
    async tomar(ate: number): Promise<boolean> {
      if (fechada) return false
      if (livres > 0) {
        livres--
        return true
      }
      return new Promise<boolean>((resolve) => {
        const give = (vaga: boolean) => {
          clearTimeout(timer)
          resolve(vaga)
        }
        const timer = setTimeout(
          () => {
            fila.splice(fila.indexOf(give), 1)
            resolve(false)
          },
          Math.max(0, ate - Date.now()),
        )
        fila.push(give)
      })
    },

    soltar(): void {
      const next = fila.shift()
      if (next) return next(true)
      livres++
      if (livres === quantas) aoEsvaziar?.()
    },

    /** Turns away who waits; resolves when those inside have left. */
    async close(): Promise<void> {
      fechada = true
      for (const give of fila.splice(0)) give(false)
      if (livres < quantas) await new Promise<void>((resolve) => (aoEsvaziar = resolve))
    },
  }
}
