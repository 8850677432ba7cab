import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { contextoDoSistema } from '#contexto.ts'
import { migrationsFolder } from '#db/open.ts'
import { defineSchema } from '#db/schema.ts'
import { createUnitOfWork } from '#db/unit-of-work.ts'
import { createSinal } from '#emissao/engine/sinal.ts'
import { createCena, type Cena } from '#emissao/engine/testing/cena.ts'
import { createImportacao } from '#modules/importacao/importacao.ts'
import { livro, nf3eDe } from '#modules/importacao/testing/nf3e.ts'
import { relogioDoSistema } from '#relogio.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import type { TestEngine } from '#testing/test-engines.ts'

const CONNECTIONS = 10

/** A database that other processes open too, with one bill for each address waiting in it, at the real time. */
async function setup(engine: TestEngine, emails: number) {
  const database = await engine.createDatabase(migrationsFolder(engine.dialect))
  const unitOfWork = createUnitOfWork(database.connect(), defineSchema)
  onTestFinished(async () => {
    await unitOfWork.close()
    await database.remove()
  })
  const cena = await createCena(unitOfWork)
  const enderecos = Array.from({ length: emails }, (_, i) => `c${i}@d${i}.example`)
  await queue(cena, enderecos)
  const env = {
    ...process.env,
    DATABASE_URL: database.url!,
    RAMAL_DATA_DIR: await mkdtemp(join(inject('runFolder'), 'worker-')),
    RAMAL_SECRET_KEY: 'segredo de teste com mais de trinta e dois caracteres',
    RAMAL_EMISSAO_THREADS: '2',
    SMTP_URL: `${cena.smtp.url}?conexoes=${CONNECTIONS}`,
    LOG_LEVEL: 'warn',
  }
  return { cena, enderecos, start: () => startWorker(env) }
}

async function queue(cena: Cena, enderecos: readonly string[]): Promise<void> {
  const EACH = 5
  const ucs = Array.from({ length: Math.ceil(enderecos.length / EACH) }, (_, i) => livro.uc(20 + i))
  for (const [i, uc] of ucs.entries()) {
    await cena.aderir(await cena.cadastrar(uc), enderecos.slice(i * EACH, (i + 1) * EACH))
  }
  const { faturas } = createImportacao({
    unitOfWork: cena.unitOfWork,
    relogio: relogioDoSistema,
    documentos: cena.documentos,
    sinal: createSinal(),
    demonstracao: false,
  })
  const arquivos = ucs.map((uc) => ({ nome: `${uc.numero}.xml`, bytes: Buffer.from(nf3eDe(uc)) }))
  await faturas.importar(contextoDoSistema('teste'), { arquivos, jaImpressa: false, historico: false })
}

/** `npm run worker`, as a process of its own; what it says is an error. */
function startWorker(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child: child as ChildProcess, exited, said: () => said }
}

type Worker = ReturnType<typeof startWorker>

async function end({ child, exited, said }: Worker): Promise<void> {
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(said()).toBe('')
}

/** Has the mail server hold every message until told to let go. */
function hold({ smtp }: Cena, enderecos: readonly string[]): () => void {
  let release = () => {}
  const aceitaDepoisDe = new Promise<void>((resolve) => (release = resolve))
  for (const endereco of enderecos) smtp.tratar(endereco, { em: 'data', aceitaDepoisDe })
  return release
}

const count = async (cena: Cena, estado: string) =>
  (await cena.disparos()).filter((disparo) => disparo.estado === estado).length

const WAIT = { timeout: 20_000, interval: 20 }

describeEachEngine('the worker process', (_open, engine) => {
  test('shares the queue with another one, and no disparo is sent twice', async () => {
    const { cena, enderecos, start } = await setup(engine, 80)
    const release = hold(cena, enderecos)
    const workers = [start(), start()]
    // More than one of them can have under way: both are at work.
    await cena.smtp.espera(2 * CONNECTIONS)
    release()
    await expect.poll(() => count(cena, 'aceito'), WAIT).toBe(enderecos.length)
    await Promise.all(workers.map(end))
    expect(cena.smtp.tentadas).toHaveLength(enderecos.length)
    expect(new Set(cena.smtp.tentadas)).toEqual(new Set(enderecos))
    expect((await cena.tentativas()).map(({ resultado }) => resultado)).toEqual(enderecos.map(() => 'aceito'))
  })

  test('that is told to stop ends what is under way, records it, and begins nothing more', async () => {
    const { cena, enderecos, start } = await setup(engine, 40)
    const release = hold(cena, enderecos)
    const worker = start()
    await cena.smtp.espera(CONNECTIONS)
    worker.child.kill('SIGTERM')
    // What it had reserved and not begun is given back while the rest is still under way.
    await expect.poll(() => count(cena, 'na_fila'), WAIT).toBeGreaterThanOrEqual(40 - CONNECTIONS - 2)
    release()
    expect(await worker.exited).toEqual([0, null])
    expect(worker.said()).toBe('')
    const disparos = await cena.disparos()
    const sent = disparos.filter(({ estado }) => estado === 'aceito')
    expect(cena.smtp.tentadas).toHaveLength(sent.length)
    expect(new Set(sent.map(({ endereco }) => endereco))).toEqual(new Set(cena.smtp.tentadas))
    expect(disparos.filter(({ estado }) => estado !== 'aceito')).toEqual(
      Array.from({ length: 40 - sent.length }, () =>
        expect.objectContaining({ estado: 'na_fila', tentativas: 0, reservadoPor: null }),
      ),
    )
    expect(await cena.tentativas()).toHaveLength(sent.length)
  })

  test('that is killed again and again loses nothing, and repeats only what was in flight, unmistakably', async () => {
    const { cena, enderecos, start } = await setup(engine, 80)
    const inFlight = new Set<string | null>()
    for (const messages of [1, 30]) {
      const worker = start()
      await cena.smtp.espera(messages)
      worker.child.kill('SIGKILL')
      await worker.exited
      const held = (await cena.disparos()).filter(({ estado }) => estado === 'enviando')
      for (const { messageId } of held) inFlight.add(messageId)
    }
    const last = start()
    await expect.poll(() => count(cena, 'aceito'), WAIT).toBe(enderecos.length)
    await end(last)
    const byAddress = new Map((await cena.disparos()).map(({ endereco, messageId }) => [endereco, messageId]))
    const received = cena.smtp.recebidas.map(({ to, messageId }) => ({ to: [to].flat()[0]?.text, messageId }))
    expect(received.filter(({ to, messageId }) => byAddress.get(to ?? '') !== messageId)).toEqual([])
    expect(new Set(received.map(({ to }) => to))).toEqual(new Set(enderecos))
    const copies = Map.groupBy(received, ({ messageId }) => messageId)
    const repeated = [...copies.keys()].filter((messageId) => copies.get(messageId)!.length > 1)
    expect(repeated.filter((messageId) => !inFlight.has(messageId ?? null))).toEqual([])
    const resultados = new Set((await cena.tentativas()).map(({ resultado }) => resultado))
    expect(resultados).toEqual(new Set(['interrompido', 'aceito']))
  })
})
