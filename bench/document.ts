import { hash } from 'node:crypto'
import { nf3eXml } from '../apps/bff/src/demo/faturas.ts'
import { SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { createDanf3eRenderer } from '../apps/bff/src/emissao/document/danf3e.ts'
import type { Danf3eInput } from '../apps/bff/src/emissao/document/input.ts'
import { createLoteRenderer } from '../apps/bff/src/emissao/document/lote.ts'
import { deriveProtection } from '../apps/bff/src/emissao/document/pdf/protect.ts'
import { keepXml } from '../apps/bff/src/emissao/nf3e/guarda.ts'
import { readNf3e } from '../apps/bff/src/emissao/nf3e/read-nf3e.ts'
import { signed } from '../apps/bff/src/emissao/testing/signed-xml.ts'
import { percentile, type Figure, type Part } from './report.ts'

/** Reading NF3e and rendering DANF3E: CPU of this process, different bills, warmed up. */
export const documentPart: Part = {
  name: 'document',
  sizes: { smoke: 100, small: 2_000 },
  async run(size) {
    const book = createDemoBook({ seed: SEED_DEMO, total: size, referencia: '2026-11-01' })
    const xmls = Array.from({ length: size }, (_, i) => Buffer.from(signed(nf3eXml(book.uc(i), '2026-10'))))
    const inputs = xmls.map(inputOf)
    const renderer = await createDanf3eRenderer()
    const bytes = inputs.map((input) => renderer.render(input).length)

    return [
      { name: 'NF3e read, CPU', value: cpuPerItem(xmls, readNf3e), unit: 'ms' },
      {
        name: 'DANF3E with its NF3e, rendered and hashed, CPU',
        value: cpuPerItem(inputs, (input) => hash('sha256', renderer.render(input))),
        unit: 'ms',
        budget: 0.5,
      },
      {
        name: 'largest DANF3E with its signed NF3e',
        value: percentile(bytes, 1) / 1024,
        unit: 'kB',
        budget: 36,
      },
      ...protectedFigures(renderer, inputs),
      await lotFigure(inputs),
    ]
  },
}

type Renderer = Awaited<ReturnType<typeof createDanf3eRenderer>>

function inputOf(xml: Buffer): Danf3eInput {
  const reading = readNf3e(xml)
  if (!reading.ok) throw new Error(JSON.stringify(reading.falhas))
  const { nf3e } = reading
  return {
    nf3e,
    via: 1,
    ucNumeroAnterior: null,
    distribuidora: { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null },
    mensagens: [],
    xml: { deflated: keepXml(xml), size: xml.length },
  }
}

/** The plain document, of which the hash is recorded, and the copy that is sent. */
function protectedFigures(renderer: Renderer, inputs: readonly Danf3eInput[]): Figure[] {
  const passwords = inputs
    .slice(0, Math.min(100, Math.ceil(inputs.length / 10)))
    .map((_, index) => String(10_000 + index))
  const derive = (password: string) => deriveProtection(password, Buffer.alloc(32, password))
  const protections = passwords.map(derive)
  let next = 0
  const render = (input: Danf3eInput) => {
    const protection = protections[next++ % protections.length]
    if (protection) hash('sha256', renderer.renderProtected(input, protection).plain)
  }
  for (const input of inputs) render(input)
  return [
    {
      name: 'the same and its protected copy, CPU',
      value: cpuPerItem(inputs, render),
      unit: 'ms',
      budget: 1,
    },
    { name: 'keys of one password, CPU', value: cpuPerItem(passwords, derive), unit: 'ms' },
  ]
}

async function lotFigure(inputs: readonly Danf3eInput[]): Promise<Figure> {
  const renderer = createLoteRenderer()
  const before = process.cpuUsage()
  const options = {
    titulo: 'Lote',
    distribuidora: 'Ramal',
    criadoEm: '2026-11-01T00:00:00-03:00',
    frenteVerso: true,
  }
  const lot = renderer.openLot(options, async () => {})
  for (const input of inputs) await lot.add({ desenho: 'danf3e', input })
  await lot.finish()
  return { name: 'DANF3E in a print lot, CPU', value: cpuSince(before) / inputs.length, unit: 'ms' }
}

const ROUNDS = 5

/** The median of some rounds: whatever else the machine does, or a collection of garbage, falls into one of them. */
function cpuPerItem<T>(items: readonly T[], work: (item: T) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    for (const item of items) work(item)
    return cpuSince(before) / items.length
  })
  return percentile(rounds, 0.5)
}

/** Milliseconds, user and system. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
