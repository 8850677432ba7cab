import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { and, eq, inArray } from 'drizzle-orm'
import type { MeioDisparo } from '../apps/bff/src/db/schema/emissao.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { end } from '../scripts/support/server-process.ts'
import { SECRET_KEY } from './emission-account.ts'
import type { SinkState } from './smtp-sink.ts'

const root = join(import.meta.dirname, '..')

export interface Emitted {
  bills: number
  perSecond: number
  cpuMsPerBill: number
  rssMb: number
}

interface Emissao {
  databaseUrl: string
  dataDir: string
  /** Whoever takes the messages, in a process of its own. */
  sink: { read(): Promise<Pick<SinkState, 'messages'>> }
  meio?: MeioDisparo
}

/**
 * Lets a worker process send all that waits: claim, render, MIME, SMTP to the sink, attempt recorded. Measured from the
 * first message that the sink has to the last attempt in the database; the start of the process is not part of it.
 */
export async function emitAll(
  unitOfWork: UnitOfWork,
  { databaseUrl, dataDir, sink, meio = 'email' }: Emissao,
): Promise<Emitted> {
  const waiting = await waitingBills(unitOfWork, meio)
  const { messages: before } = await sink.read()
  const worker = startWorker({ DATABASE_URL: databaseUrl, RAMAL_DATA_DIR: dataDir })
  const sent = async () => (await sink.read()).messages - before
  try {
    while ((await sent()) === 0) await pause(worker, 2)
    const [start, cpuBefore, already] = [performance.now(), cpuMsOf(worker.pid!), await sent()]
    let rssMb = 0
    // The sink is asked and not the database: counting there would take from what is measured.
    while ((await sent()) < waiting) {
      rssMb = Math.max(rssMb, rssMbOf(worker.pid!))
      await pause(worker, 25)
    }
    while ((await waitingBills(unitOfWork, meio)) > 0) await pause(worker, 2)
    const seconds = (performance.now() - start) / 1000
    const bills = waiting - already
    const cpuMs = cpuMsOf(worker.pid!) - cpuBefore
    if ((await sent()) !== waiting) throw new Error(`${waiting} were queued, ${await sent()} received`)
    return { bills: waiting, perSecond: bills / seconds, cpuMsPerBill: cpuMs / bills, rssMb }
  } finally {
    await end(worker, 'SIGTERM')
  }
}

/** How many of a channel have not been settled. */
export function waitingBills({ tables, read }: UnitOfWork, meio: MeioDisparo = 'email'): Promise<number> {
  const { disparos } = tables
  return read((tx) =>
    tx.$count(disparos, and(eq(disparos.meio, meio), inArray(disparos.estado, ['na_fila', 'enviando']))),
  )
}

/** The worker as `npm run worker` starts it. */
export function startWorker(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--max-semi-space-size=16', join(root, 'apps/bff/src/cli/worker.ts')], {
    env: { ...process.env, RAMAL_DEMO: '1', RAMAL_SECRET_KEY: SECRET_KEY, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function pause(worker: ChildProcess, ms: number): Promise<void> {
  if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`)
  await delay(ms)
}

const rssMbOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Fields 14 and 15 of stat, in clock ticks of 10 ms, counted after the name in brackets: all threads together. */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
