import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { end, freePort, serverFlags, untilHealthy } from '../scripts/support/server-process.ts'

const root = join(import.meta.dirname, '..')

export interface BenchServer {
  readonly url: string
  /** Milliseconds that the BFF itself took for each answered request of a route, from its own log. */
  timings(route: string): number[]
  rssMb(): number
  cpuMs(): number
  stop(): Promise<void>
}

/** The real server in a process of its own, so that its memory and times are its own. */
export async function startServer(env: Record<string, string>): Promise<BenchServer> {
  const port = await freePort()
  const child = spawn(process.execPath, [...serverFlags, join(root, 'apps/bff/src/server.ts')], {
    env: {
      ...process.env,
      LOG_LEVEL: 'info',
      RAMAL_LIMITE_POR_MINUTO: '10000000',
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const timings = new Map<string, number[]>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return
    const { msg, ms, req } = JSON.parse(line) as { msg?: string; ms?: number; req?: { route?: string } }
    if (msg !== 'request' || ms === undefined || !req?.route) return
    const known = timings.get(req.route)
    if (known) known.push(ms)
    else timings.set(req.route, [ms])
  })
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url, child)
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    url,
    timings: (route) => timings.get(route) ?? [],
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1]) / 1024,
    cpuMs() {
      // Fields 14 and 15 of stat, in clock ticks of 10 ms, counted after the name in brackets.
      const fields = proc('stat').split(') ')[1]!.split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

/** Signs in a demonstration account and returns the headers of its session. */
export async function signIn(url: string, login: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/sessao`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, senha: 'ramal-demo' }),
  })
  if (!answer.ok) throw new Error(`login answered ${answer.status}`)
  return {
    'content-type': 'application/json',
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  }
}
