import { setTimeout as delay } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'

/**
 * Begins a writing transaction when another process or worker thread may hold the write lock. The driver's own wait would
 * block the event loop, so it is kept short and the rest is waited for with a timer. Throws SQLITE_BUSY after the time.
 */
export async function waitForWriteLock(begin: () => void, timeoutMs: number): Promise<void> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    try {
      begin()
      return
    } catch (error) {
      const busy = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() > deadline) throw error
      await delay(1 + Math.random() * 4)
    }
  }
}
