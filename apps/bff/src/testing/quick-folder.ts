import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const IN_MEMORY = '/dev/shm'
const NEEDED_BYTES = 2 ** 30

/** Where the files of a run are made: in memory where that is large enough, since a commit on SQLite waits for the disk. */
export function quickFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    if (bavail * bsize >= NEEDED_BYTES) return IN_MEMORY
  } catch {
    // There is none, as everywhere but on Linux.
  }
  return tmpdir()
}
