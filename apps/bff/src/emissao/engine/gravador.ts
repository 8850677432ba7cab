/**
 * Group commit: what arrives while one write is under way goes into the next, so that a batch of a hundred costs two
 * transactions and the first result still waits for nobody.
 */
export function createGravador<T>(
  write: (items: readonly T[]) => Promise<void>,
  maximo: number,
): (item: T) => Promise<void> {
  let waiting: { item: T; resolve: () => void; reject: (reason: unknown) => void }[] = []
  let writing = false

  async function run(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const group = waiting.slice(0, maximo)
      waiting = waiting.slice(maximo)
      try {
        await write(group.map(({ item }) => item))
        for (const { resolve } of group) resolve()
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    writing = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!writing) void run()
    })
}
