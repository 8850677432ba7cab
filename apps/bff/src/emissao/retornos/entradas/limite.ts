const MINUTO_MS = 60_000
const MAX_CHAVES = 10_000

/** How many in a minute, for each key apart: a bucket that holds a minute's worth and fills steadily. */
export function createLimite(porMinuto: number, agoraMs: () => number = () => performance.now()) {
  const baldes = new Map<string, { resta: number; em: number }>()

  /** @returns false when the key has used up its share for now. */
  return (chave: string): boolean => {
    const em = agoraMs()
    const antes = baldes.get(chave) ?? { resta: porMinuto, em }
    const resta = Math.min(porMinuto, antes.resta + ((em - antes.em) * porMinuto) / MINUTO_MS)
    // Forgetting everybody gives each a new minute, and bounds what many addresses can make us remember.
    if (baldes.size >= MAX_CHAVES) baldes.clear()
    baldes.set(chave, { resta: Math.max(0, resta >= 1 ? resta - 1 : resta), em })
    return resta >= 1
  }
}
