import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, freePort, serverFlags, untilHealthy } from '../../scripts/support/server-process.ts'

const repository = join(import.meta.dirname, '..', '..')

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
    HOST: '127.0.0.1',
    ...env,
  }
  const start = async () => {
    const child = spawn(process.execPath, [...serverFlags, join(repository, 'apps/bff/src/server.ts')], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilHealthy(url, child)
    return child
  }
  let server = await start()
  return {
    url,
    dataDir,
    // An operator at the command line has not said that this is the demonstration: the data says so.
    command: (script, args) => runCommand(script, args, { ...environment, RAMAL_DEMO: undefined }),
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
