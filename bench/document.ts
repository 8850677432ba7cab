import { nf3eXml } from '../apps/bff/src/demo/faturas.ts'
import { SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'
import { createDocumentos } from '../apps/bff/src/emissao/engine/documentos.ts'
import { readNf3e } from '../apps/bff/src/emissao/nf3e/read-nf3e.ts'
import { percentile, type Part } from './report.ts'

/** Reading NF3e and rendering DANF3E: CPU of this process, different bills, after a warm-up of the same length. */
export const documentPart: Part = {
  name: 'document',
  sizes: { smoke: 100, small: 2_000 },
  async run(size) {
    const book = createDemoBook({ seed: SEED_DEMO, total: size, referencia: '2026-11-01' })
    const xmls = Array.from({ length: size }, (_, i) => Buffer.from(nf3eXml(book.uc(i), '2026-10')))
    const documentos = await createDocumentos()
    const read = (xml: Uint8Array) => {
      const reading = readNf3e(xml)
      if (!reading.ok) throw new Error(JSON.stringify(reading.falhas))
      return reading.nf3e
    }
    const nf3es = xmls.map(read)
    const render = (nf3e: (typeof nf3es)[number]) =>
      documentos.render(nf3e, { via: 1, ucNumeroAnterior: null })
    const bytes = nf3es.map((nf3e) => render(nf3e).bytes.length)

    const readMs = cpuPerItem(xmls, read)
    const renderMs = cpuPerItem(nf3es, render)
    return [
      { name: 'NF3e read, CPU', value: readMs, unit: 'ms' },
      { name: 'DANF3E rendered and hashed, CPU', value: renderMs, unit: 'ms', budget: 0.5 },
      { name: 'largest DANF3E', value: percentile(bytes, 1) / 1024, unit: 'kB', budget: 36 },
    ]
  },
}

function cpuPerItem<T>(items: readonly T[], work: (item: T) => unknown): number {
  const before = process.cpuUsage()
  for (const item of items) work(item)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / items.length
}
