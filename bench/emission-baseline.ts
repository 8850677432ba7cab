import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createTransport } from 'nodemailer'
import { nf3eXml } from '../apps/bff/src/demo/faturas.ts'
import { SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { createMensagens } from '../apps/bff/src/emissao/mensagens/modelos.ts'
import type { Nf3e } from '../apps/bff/src/emissao/nf3e/model.ts'
import { readNf3e } from '../apps/bff/src/emissao/nf3e/read-nf3e.ts'
import { end } from '../scripts/support/server-process.ts'
import { drawPlainBill } from './emission-pdfkit.ts'

/** `ready`: nodemailer carries messages that are already written. `pdfkit`: it writes them around bills of pdfkit. */
export type Baseline = 'ready' | 'pdfkit'

interface Order {
  kind: Baseline
  port: number
  bills: number
  connections: number
  /** Size of a ready message, as those of the product are. */
  bytes: number
}

/** Runs one way of sending in a process of its own. @returns messages per second, from the first to the last. */
export async function runBaseline(order: Order): Promise<number> {
  const child = fork(import.meta.filename, ['baseline'])
  child.send(order)
  try {
    const [rate] = (await Promise.race([once(child, 'message'), ended(child)])) as [number]
    return rate
  } finally {
    await end(child, 'SIGTERM')
  }
}

async function ended(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number]
  throw new Error(`the baseline ended with ${code}`)
}

async function measure({ kind, port, bills, connections, bytes }: Order): Promise<number> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  })
  const nf3es = kind === 'pdfkit' ? readBills(Math.min(bills, 200)) : []
  const raw = readyMessage(bytes)
  const send = async (index: number) =>
    kind === 'ready'
      ? transport.sendMail({ envelope: { from: 'a@example.com', to: 'b@example.com' }, raw })
      : transport.sendMail(await plainMessage(nf3es[index % nf3es.length]!, index))
  const run = async (count: number) => {
    let next = 0
    const lane = async () => {
      while (next < count) await send(next++)
    }
    await Promise.all(Array.from({ length: connections + 1 }, lane))
  }
  // A tenth, to have everything compiled and connected.
  await run(Math.ceil(bills / 10))
  const start = performance.now()
  await run(bills)
  const seconds = (performance.now() - start) / 1000
  transport.close()
  return bills / seconds
}

function readBills(count: number): Nf3e[] {
  const book = createDemoBook({ seed: SEED_DEMO, total: count, referencia: '2026-11-01' })
  return Array.from({ length: count }, (_, index) => {
    const reading = readNf3e(Buffer.from(nf3eXml(book.uc(index), '2026-10')))
    if (!reading.ok) throw new Error(JSON.stringify(reading.falhas))
    return reading.nf3e
  })
}

const mensagens = createMensagens([])

/** The product's own words, which are a small part of the work. */
async function plainMessage(nf3e: Nf3e, index: number) {
  const pdf = await drawPlainBill(nf3e)
  const { mensagem } = mensagens.fatura({
    nf3e,
    uc: nf3e.acesso.ucNumero,
    linkDescadastro: null,
    senhaDica: null,
    pdf,
  })
  return {
    from: 'Distribuidora <faturas@example.com>',
    to: `consumidor${index}@example.com`,
    subject: mensagem.assunto,
    text: mensagem.texto,
    html: mensagem.html,
    attachments: [{ filename: 'fatura.pdf', contentType: 'application/pdf', content: pdf }],
  }
}

const readyMessage = (bytes: number) => {
  const head = 'From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n'
  const line = `${'x'.repeat(76)}\r\n`
  return Buffer.from(head + line.repeat(Math.ceil((bytes - head.length) / line.length)))
}

if (process.argv[2] === 'baseline') {
  process.once('message', (order: Order) => void measure(order).then((rate) => process.send?.(rate)))
}
