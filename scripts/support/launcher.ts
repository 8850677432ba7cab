import { readFileSync } from 'node:fs'

const POLL_MS = 200

/**
 * Calls `onLost` when a script stopped what it had started npm with, and itself goes on. Bash runs a function that is
 * put in the background in a copy of itself; a SIGTERM to the id the script got ends that copy, which tells npm nothing,
 * and the server would stay behind and hold the port (docs/decisions/0014). Linux only; elsewhere it does nothing.
 */
export function watchLauncher(onLost: () => void): void {
  const npm = process.ppid
  const launcher = parentOf(npm)
  const script = launcher && parentOf(launcher)
  if (!launcher || !script || !isCopy(launcher, script)) return
  const timer = setInterval(() => {
    if (parentOf(npm) === launcher) return
    clearInterval(timer)
    if (parentOf(npm) && parentOf(script)) onLost()
  }, POLL_MS)
  timer.unref()
}

/** Whether a process is the fork of another that has not become a program of its own. */
const isCopy = (child: number, parent: number) => {
  const command = read(child, 'cmdline')
  return command !== null && command !== '' && command === read(parent, 'cmdline')
}

/** Null for a process that is gone. */
function parentOf(pid: number): number | null {
  // The command's name, in brackets, may hold anything; after it come the state and the parent.
  const fields = read(pid, 'stat')?.split(') ').at(-1)?.split(' ')
  return fields ? Number(fields[1]) : null
}

function read(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}
