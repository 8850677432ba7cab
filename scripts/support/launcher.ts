import { readFileSync } from 'node:fs'

const POLL_MS = 200

/**
 * Calls `onLost` when whoever started npm was stopped while the script around it goes on. A script that starts
 * `npm start` through a shell function, and later sends SIGTERM to what it started, reaches only the shell in between:
 * the shell dies without telling npm, and the server would stay behind and hold the port (docs/decisions/0014).
 *
 * Ordinary endings are not meant: a shell that leaves a server in the background takes its process group's leader with
 * it, and `nohup`, `setsid`, service managers and interactive jobs have no such leader. Linux only; elsewhere it does
 * nothing.
 */
export function watchLauncher(onLost: () => void): void {
  const npm = process.ppid
  const launcher = statOf(npm)?.parent
  if (launcher === undefined || launcher === 1) return
  const timer = setInterval(() => {
    const now = statOf(npm)
    if (now?.parent === launcher) return
    clearInterval(timer)
    if (now && now.group !== npm && statOf(now.group)) onLost()
  }, POLL_MS)
  timer.unref()
}

function statOf(pid: number): { parent: number; group: number } | null {
  try {
    // The command's name, in brackets, may hold anything; after it come state, parent and process group.
    const [, parent, group] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return { parent: Number(parent), group: Number(group) }
  } catch {
    return null
  }
}
