import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { openDatabase } from '../apps/bff/src/db/open.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { montarLivro } from '../apps/bff/src/demo/livro.ts'
import { end } from '../scripts/support/server-process.ts'
import { prepararConta } from './emission-account.ts'
import { importBills, REFERENCIA } from './emission-bills.ts'
import { startWorker, waitingBills } from './emission-worker.ts'
import type { Figure, Part } from './report.ts'
import { startRecorder, type Recorder } from './smtp-recorder.ts'

const KILLS = 30
const FULL_SIZE = 5_000
const SHARE = 0.6
const JITTER_MS = 12

/**
 * A worker process that is killed with SIGKILL again and again, in the middle of its work, and started again: every
 * bill is delivered, and what was in flight at a kill is delivered twice at most, under the same Message-ID.
 */
export const crashPart: Part = {
  name: 'crash',
  sizes: { smoke: 300, small: FULL_SIZE },
  async run(size) {
    const dataDir = mkdtempSync(join(tmpdir(), 'ramal-bench-'))
    const databaseUrl = `file:${join(dataDir, 'ramal.db')}`
    const recorder = await startRecorder()
    try {
      // A fifth of the book has adhered by e-mail.
      const total = size * 6
      await montarLivro({ databaseUrl, total, referencia: REFERENCIA })
      const unitOfWork = await openDatabase(databaseUrl)
      try {
        await prepararConta(unitOfWork, recorder.port, false)
        await importBills(unitOfWork, { size, total }, '2026-10')
        const bench = new CrashBench(unitOfWork, recorder, {
          DATABASE_URL: databaseUrl,
          RAMAL_DATA_DIR: dataDir,
        })
        await bench.run(Math.min(KILLS, Math.max(4, Math.round((KILLS * size) / FULL_SIZE))))
        return await bench.figures()
      } finally {
        await unitOfWork.close()
      }
    } finally {
      await recorder.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

class CrashBench {
  private readonly unitOfWork: UnitOfWork
  private readonly recorder: Recorder
  private readonly env: Record<string, string>
  /** What a worker held when it was killed. */
  private readonly inFlight = new Set<number>()
  private readonly restartsMs: number[] = []
  private planned = 0
  private kills = 0

  constructor(unitOfWork: UnitOfWork, recorder: Recorder, env: Record<string, string>) {
    this.unitOfWork = unitOfWork
    this.recorder = recorder
    this.env = env
  }

  async run(kills: number): Promise<void> {
    this.planned = kills
    for (let left = kills; left > 0; left--) {
      // Less than its share of what is left, so that there is something to send at the last kill too.
      const share = (SHARE * (await waitingBills(this.unitOfWork))) / (left + 1)
      await this.sendAndKill(randomInt(1, Math.max(2, Math.ceil(2 * share))))
    }
    const worker = startWorker(this.env)
    while ((await waitingBills(this.unitOfWork)) > 0) {
      if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`)
      await delay(50)
    }
    await end(worker, 'SIGTERM')
  }

  /** Lets a worker send that many messages, and kills it at some moment after. */
  private async sendAndKill(messages: number): Promise<void> {
    const startedAt = performance.now()
    const before = this.recorder.messages.length
    const worker = startWorker(this.env)
    const over = new AbortController()
    const watch = setInterval(() => {
      void waitingBills(this.unitOfWork).then((waiting) => waiting === 0 && over.abort())
    }, 200)
    void once(worker, 'exit').then(() => over.abort())
    await this.recorder.reached(before + 1, over.signal)
    this.restartsMs.push(performance.now() - startedAt)
    await this.recorder.reached(before + messages, over.signal)
    clearInterval(watch)
    await delay(randomInt(0, JITTER_MS))
    await this.kill(worker)
  }

  private async kill(worker: ChildProcess): Promise<void> {
    if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`)
    if ((await waitingBills(this.unitOfWork)) > 0) this.kills++
    await end(worker, 'SIGKILL')
    const { disparos } = this.unitOfWork.tables
    const held = await this.unitOfWork.read((tx) =>
      tx.select({ id: disparos.id }).from(disparos).where(eq(disparos.estado, 'enviando')),
    )
    for (const { id } of held) this.inFlight.add(id)
  }

  async figures(): Promise<Figure[]> {
    const { tables, read } = this.unitOfWork
    const { disparos, tentativas } = tables
    const bills = await read((tx) => tx.select().from(disparos).where(eq(disparos.meio, 'email')))
    const interrupted = await read((tx) => tx.$count(tentativas, eq(tentativas.resultado, 'interrompido')))
    const { messages } = this.recorder
    const byMessageId = new Map(bills.map((bill) => [bill.messageId, bill]))
    const times = Map.groupBy(messages, ({ messageId }) => messageId)
    const repeated = [...times].filter(([, copies]) => copies.length > 1).map(([messageId]) => messageId)
    const notInFlight = repeated.filter(
      (messageId) => !this.inFlight.has(byMessageId.get(messageId)?.id ?? -1),
    )
    const strange = messages.filter(
      ({ messageId, recipient }) => byMessageId.get(messageId)?.endereco !== recipient,
    )
    const none = (name: string, value: number): Figure => ({ name, value, unit: '', budget: 0 })
    return [
      { name: 'bills', value: bills.length, unit: '' },
      { name: 'kills', value: this.kills, unit: '', budget: this.planned, atMost: false },
      none('lost', bills.filter(({ messageId }) => !times.has(messageId ?? '')).length),
      none('not recorded as accepted', bills.filter(({ estado }) => estado !== 'aceito').length),
      { name: 'in flight at a kill', value: this.inFlight.size, unit: '' },
      { name: 'delivered twice', value: messages.length - times.size, unit: '' },
      none('delivered twice, not in flight at a kill', notInFlight.length),
      none('delivered under another Message-ID', strange.length),
      { name: 'attempts recorded as interrupted', value: interrupted, unit: '' },
      {
        name: 'from a restart to its first message, on average',
        value: average(this.restartsMs),
        unit: 'ms',
      },
    ]
  }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
