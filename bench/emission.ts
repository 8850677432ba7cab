import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../apps/bff/src/db/open.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { montarLivro } from '../apps/bff/src/demo/livro.ts'
import { CONNECTIONS, prepararConta } from './emission-account.ts'
import { runBaseline } from './emission-baseline.ts'
import { importBills, REFERENCIA } from './emission-bills.ts'
import { measureStages } from './emission-stages.ts'
import { emitAll, type Emitted } from './emission-worker.ts'
import type { Figure, Part } from './report.ts'
import { startSink, type Sink } from './smtp-sink.ts'

/** Design §7. */
const BUDGET = { plain: 750, signed: 500, againstPdfkit: 2.5, rssMb: 600 }

/**
 * Bills in and bills out, end to end: NF3e imported by the real importer into SQLite, then a worker process that claims,
 * renders, writes MIME, speaks SMTP to a sink in another process, and records each attempt; unsigned, then signed. In
 * the same run, against the same sink: nodemailer alone, and a plain loop of pdfkit and nodemailer.
 */
export const emissionPart: Part = {
  name: 'emission',
  sizes: { smoke: 60, small: 2_000 },
  async run(size) {
    const dataDir = mkdtempSync(join(tmpdir(), 'ramal-bench-'))
    const databaseUrl = `file:${join(dataDir, 'ramal.db')}`
    const sink = await startSink()
    try {
      // About a third of the book has adhered.
      const total = size * 4
      await montarLivro({ databaseUrl, total, referencia: REFERENCIA })
      const unitOfWork = await openDatabase(databaseUrl)
      try {
        return await measure(unitOfWork, { size, total, databaseUrl, dataDir, sink })
      } finally {
        await unitOfWork.close()
      }
    } finally {
      await sink.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

interface Site {
  size: number
  total: number
  databaseUrl: string
  dataDir: string
  sink: Sink
}

async function measure(unitOfWork: UnitOfWork, site: Site): Promise<Figure[]> {
  const { size, sink } = site
  await prepararConta(unitOfWork, sink.port, false)
  await importBills(unitOfWork, site, '2026-10')
  const stages = await measureStages(unitOfWork, sink.port)

  await importBills(unitOfWork, site, '2026-11')
  const before = await sink.read()
  const plain = await emitAll(unitOfWork, site)
  const after = await sink.read()

  await prepararConta(unitOfWork, sink.port, true)
  const imported = await importBills(unitOfWork, site, '2026-12')
  const signed = await emitAll(unitOfWork, site)

  const baseline = { port: sink.port, connections: CONNECTIONS, bytes: stages.bytes }
  const ready = await runBaseline({ ...baseline, kind: 'ready', bills: size })
  const pdfkit = await runBaseline({ ...baseline, kind: 'pdfkit', bills: Math.ceil(size / 5) })
  return [
    { name: 'bills imported, decided and frozen', value: imported, unit: 'bills/s' },
    ...describe('bills e-mailed, end to end', plain, BUDGET.plain),
    ...describe('signed with DKIM', signed, BUDGET.signed),
    { name: 'nodemailer alone, ready messages', value: ready, unit: 'messages/s' },
    { name: 'plain pdfkit and nodemailer', value: pdfkit, unit: 'bills/s' },
    {
      name: 'against pdfkit and nodemailer',
      value: plain.perSecond / pdfkit,
      unit: '×',
      budget: BUDGET.againstPdfkit,
      atMost: false,
    },
    ...stages.figures,
    { name: 'one message', value: stages.bytes / 1024, unit: 'kB' },
    { name: 'CPU of the sink a message', value: (after.cpuMs - before.cpuMs) / plain.bills, unit: 'ms' },
  ]
}

const describe = (name: string, { perSecond, cpuMsPerBill, rssMb }: Emitted, budget: number): Figure[] => [
  { name, value: perSecond, unit: 'bills/s', budget, atMost: false },
  { name: `${name}: CPU of the worker`, value: cpuMsPerBill, unit: 'ms' },
  { name: `${name}: RSS of the worker`, value: rssMb, unit: 'MB', budget: BUDGET.rssMb },
]
