import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { and, eq, inArray } from 'drizzle-orm'
import { contextoDoSistema } from '../apps/bff/src/contexto.ts'
import { openDatabase } from '../apps/bff/src/db/open.ts'
import type { UnitOfWork } from '../apps/bff/src/db/unit-of-work.ts'
import { nf3eXml } from '../apps/bff/src/demo/faturas.ts'
import { montarLivro, SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { createDocumentos } from '../apps/bff/src/emissao/engine/documentos.ts'
import { createSinal } from '../apps/bff/src/emissao/engine/sinal.ts'
import { createImportacao } from '../apps/bff/src/modules/importacao/importacao.ts'
import { relogioDoSistema } from '../apps/bff/src/relogio.ts'
import { end } from '../scripts/support/server-process.ts'
import type { Figure, Part } from './report.ts'
import { startSink } from './smtp-sink.ts'

const REFERENCIA = '2026-11-01'
const root = join(import.meta.dirname, '..')

/**
 * Bills in and bills out, end to end: NF3e imported by the real importer into SQLite, then a worker process that claims,
 * renders, writes MIME, speaks SMTP to a sink in another process, and records each attempt.
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
        const imported = await importBills(unitOfWork, total, size)
        const emitted = await emit(unitOfWork, { databaseUrl, dataDir, smtpUrl: sink.url })
        const received = await sink.received()
        if (received !== emitted.count) throw new Error(`${emitted.count} accepted, ${received} received`)
        return [...imported, ...emitted.figures]
      } finally {
        await unitOfWork.close()
      }
    } finally {
      await sink.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

async function importBills(unitOfWork: UnitOfWork, total: number, size: number): Promise<Figure[]> {
  const book = createDemoBook({ seed: SEED_DEMO, total, referencia: REFERENCIA })
  const arquivos = Array.from({ length: total }, (_, i) => book.uc(i))
    .filter((uc) => uc.envioDigital?.destinatarios.some(({ meio }) => meio === 'email'))
    .slice(0, size)
    .map((uc) => ({ nome: `${uc.numero}.xml`, bytes: Buffer.from(nf3eXml(uc, '2026-10')) }))
  const documentos = await createDocumentos()
  const ports = {
    unitOfWork,
    relogio: relogioDoSistema,
    documentos,
    sinal: createSinal(),
    demonstracao: true,
  }
  const start = performance.now()
  const result = await createImportacao(ports).faturas.importar(contextoDoSistema('bench'), {
    arquivos,
    jaImpressa: true,
    historico: false,
  })
  const seconds = (performance.now() - start) / 1000
  if (result.recusados > 0) throw new Error(`${result.recusados} bills were refused`)
  return [{ name: 'bills imported, decided and frozen', value: arquivos.length / seconds, unit: 'bills/s' }]
}

async function emit(
  unitOfWork: UnitOfWork,
  env: { databaseUrl: string; dataDir: string; smtpUrl: string },
): Promise<{ count: number; figures: Figure[] }> {
  const { disparos } = unitOfWork.tables
  const waiting = and(eq(disparos.meio, 'email'), inArray(disparos.estado, ['na_fila', 'enviando']))
  const count = await unitOfWork.read((tx) => tx.$count(disparos, waiting))
  const worker = spawn(
    process.execPath,
    ['--max-semi-space-size=16', join(root, 'apps/bff/src/cli/worker.ts')],
    {
      env: {
        ...process.env,
        DATABASE_URL: env.databaseUrl,
        RAMAL_DATA_DIR: env.dataDir,
        RAMAL_DEMO: '1',
        SMTP_URL: env.smtpUrl,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const remaining = () => unitOfWork.read((tx) => tx.$count(disparos, waiting))
  try {
    // From the first bill that left to the last: the start of the process is not part of the rate.
    while ((await remaining()) === count) await delay(5)
    const start = performance.now()
    const already = count - (await remaining())
    let rssMb = 0
    while ((await remaining()) > 0) {
      if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`)
      rssMb = Math.max(rssMb, rssOf(worker.pid!))
      await delay(20)
    }
    const seconds = (performance.now() - start) / 1000
    const accepted = await unitOfWork.read((tx) =>
      tx.$count(disparos, and(eq(disparos.meio, 'email'), eq(disparos.estado, 'aceito'))),
    )
    if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted`)
    return {
      count,
      figures: [
        {
          name: 'bills e-mailed, end to end',
          value: (count - already) / seconds,
          unit: 'bills/s',
          budget: 750,
          atMost: false,
        },
        { name: 'RSS of the worker', value: rssMb, unit: 'MB', budget: 600 },
      ],
    }
  } finally {
    await end(worker, 'SIGTERM')
  }
}

const rssOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
