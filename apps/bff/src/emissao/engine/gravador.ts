import { setTimeout as delay } from 'node:timers/promises'

/** Long enough to gather what a handful of connections finish, too short for anybody to notice. */
const ESPERA_MS = 10
/**
 * What a server has accepted and nobody has written down is sent again when its lease ends: a database that restarts is
 * waited for. In all less than the lease, which cannot be renewed meanwhile either.
 */
const REPETICOES_MS = [100, 400, 1500, 5000, 15_000, 30_000]

interface Pendente<T> {
  item: T
  resolve: () => void
  reject: (reason: unknown) => void
}

export interface OpcoesGravador<T> {
  write: (items: readonly T[]) => Promise<void>
  /** The most in one transaction. */
  maximo: number
  /** What others go by is written at once. */
  isUrgent?: (item: T) => boolean
  /** How long to wait before each repetition. */
  repeticoesMs?: readonly number[]
}

/**
 * Group commit: outcomes that come within a moment of each other share one transaction, because a commit waits for the
 * disk and, on SQLite, everything else in the process waits with it. A group that cannot be written is tried
 * again, and in the end one by one.
 * @returns a function that resolves when its item is written.
 */
export function createGravador<T>({
  write,
  maximo,
  isUrgent = () => false,
  repeticoesMs = REPETICOES_MS,
}: OpcoesGravador<T>): (item: T) => Promise<void> {
  let waiting: Pendente<T>[] = []
  let timer: NodeJS.Timeout | undefined

  async function isWritten(
    items: readonly T[],
    [esperaMs, ...restantes]: readonly number[],
  ): Promise<boolean> {
    try {
      await write(items)
      return true
    } catch {
      if (esperaMs === undefined) return false
      await delay(esperaMs)
      return isWritten(items, restantes)
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const group = waiting
    waiting = []
    const items = group.map(({ item }) => item)
    const together = await isWritten(items, repeticoesMs)
    for (const { item, resolve, reject } of group) {
      if (together) resolve()
      else await write([item]).then(resolve, reject)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length >= maximo || isUrgent(item)) void flush()
      else timer ??= setTimeout(() => void flush(), ESPERA_MS)
    })
}
