import type { Relogio } from '#relogio.ts'

const MAX_CONHECIDOS = 20_000

/**
 * Remembers for a while, in this process, what was seen when for the first time.
 * @returns a function that says whether that is less than `prazoMs` ago. What there is no room for has been seen long ago.
 */
export function createPrimeiraVez(relogio: Relogio, prazoMs: number): (nome: string) => boolean {
  const vistos = new Map<string, number>()

  return (nome) => {
    const agora = relogio.agora().getTime()
    // In the order in which they came: the first that is not old yet ends the search.
    for (const [antigo, em] of vistos) {
      if (agora - em < 2 * prazoMs) break
      vistos.delete(antigo)
    }
    const em = vistos.get(nome)
    if (em !== undefined) return agora - em < prazoMs
    if (vistos.size >= MAX_CONHECIDOS) return false
    vistos.set(nome, agora)
    return true
  }
}
