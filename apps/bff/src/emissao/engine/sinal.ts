/** Tells the emission of this process that something was queued; other processes find it by polling. */
export interface Sinal {
  notify(): void
  /** @returns the way to stop listening. */
  onNotify(listener: () => void): () => void
}

export function createSinal(): Sinal {
  const listeners = new Set<() => void>()
  return {
    notify: () => {
      for (const listener of listeners) listener()
    },
    onNotify(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
