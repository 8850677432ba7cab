/** Long enough to gather what a handful of connections finish, too short for anybody to notice. */
const ESPERA_MS = 25

interface Pendente<T> {
  item: T
  resolve: () => void
  reject: (reason: unknown) => void
}

/**
 * Group commit: outcomes that come within a moment of each other share one transaction, because a commit waits for the
 * disk and, on SQLite, everything else in the process waits with it.
 * @returns a function that resolves when its item is written.
 */
export function createGravador<T>(
  write: (items: readonly T[]) => Promise<void>,
  maximo: number,
): (item: T) => Promise<void> {
  let waiting: Pendente<T>[] = []
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const group = waiting
    waiting = []
    try {
      await write(group.map(({ item }) => item))
      for (const { resolve } of group) resolve()
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length >= maximo) void flush()
      else timer ??= setTimeout(() => void flush(), ESPERA_MS)
    })
}
