// Runs programs one after the other or side by side, times them, and keeps their output for when it is needed.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** One program under the Node that runs us. `args` start with the script; paths are relative to the repository. */
export type Step = {
  name: string
  args: string[]
  cwd?: string
  env?: Record<string, string>
  limitSeconds?: number
}
export type StepResult = { name: string; ok: boolean; seconds: number; output: string }

export const repository = join(import.meta.dirname, '..', '..')
const running = new Set<ChildProcess>()

/**
 * Runs the steps in their order, at most `atOnce` side by side, prints a line as each one ends, and never stops at a
 * failure: whoever waits for a long run wants all of its faults.
 */
export async function runSteps(steps: Step[], atOnce: number): Promise<StepResult[]> {
  const waiting = [...steps]
  const results: StepResult[] = []
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step)
      console.log(
        `${result.ok ? '✓' : '✗'} ${result.name.padEnd(24)} ${result.seconds.toFixed(1).padStart(6)} s`,
      )
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return results
}

/** Prints what the failed steps said, in full. */
export function printFailures(results: StepResult[]): void {
  for (const { name, output } of results.filter((result) => !result.ok)) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 76 - name.length))}\n${output.trimEnd()}`)
  }
}

function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...step.args], {
    cwd: join(repository, step.cwd ?? '.'),
    env: { ...process.env, ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the browsers and workers of a step end with it.
    detached: process.platform !== 'win32',
  })
  running.add(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const limitSeconds = step.limitSeconds ?? 400
  const limit = setTimeout(() => {
    output += `\nStopped: it ran for more than ${limitSeconds} seconds.\n`
    stop(child)
  }, limitSeconds * 1000)
  return new Promise((resolve) => {
    const finish = (ok: boolean): void => {
      clearTimeout(limit)
      running.delete(child)
      resolve({ name: step.name, ok, seconds: (performance.now() - startedAt) / 1000, output })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      finish(false)
    })
    child.once('close', (code) => finish(code === 0))
  })
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended between the decision and the signal.
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) stop(child)
    process.exit(130)
  })
}
