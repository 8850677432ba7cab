import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const repository = join(import.meta.dirname, '..', '..')
const START_TIMEOUT_MS = 30_000

/** A whole Ramal in a process and a folder of its own: the BFF with the built web app, SQLite, the emission, SMTP. */
export interface Ramal {
  readonly url: string
  readonly dataDir: string
  /** Runs one of the project's commands against the same data, as an operator would; resolves with its output. */
  command(script: string, args: readonly string[]): Promise<string>
  /** Ends the process at once, as a power cut would, and starts it again on the same data and port. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

/** Starts the demonstration with the twenty hand-picked UCs of `apps/bff/src/demo/casos.ts`. */
export async function startRamal(env: Record<string, string> = {}): Promise<Ramal> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ramal-e2e-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = {
    ...process.env,
    RAMAL_DATA_DIR: dataDir,
    RAMAL_DEMO: '1',
    RAMAL_DEMO_UCS: '20',
    LOG_LEVEL: 'warn',
    PORT: String(port),
    HOST: 'localhost',
    ...env,
  }
  const start = async () => {
    const child = spawn(process.execPath, [join(repository, 'apps/bff/src/server.ts')], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await healthy(url, child)
    return child
  }
  let server = await start()
  return {
    url,
    dataDir,
    command: (script, args) => runCommand(script, args, environment),
    async killAndRestart() {
      await end(server, 'SIGKILL')
      server = await start()
    },
    async stop() {
      await end(server, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function runCommand(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [join(repository, script), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${output}`)
  return output
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    if (performance.now() > deadline) throw new Error('the server did not become healthy')
    await delay(50)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
