import { openBook } from './book.ts'
import { drawQueries } from './queries.ts'
import { percentile, type Figure, type Part } from './report.ts'
import { signIn, startServer } from './server.ts'

const BASELINE = 10_000
const ROUTE = '/api/ucs/buscas'

/** Distinct queries of every kind against the real server over a book of `size` UCs, beside one of 10 thousand. */
export const searchPart: Part = {
  name: 'search',
  sizes: { smoke: 300, small: 100_000 },
  async run(size) {
    const queries = size >= BASELINE ? 10_000 : 200
    const baseline = await measure(Math.min(size, BASELINE), queries)
    const figures: Figure[] = [...describe(Math.min(size, BASELINE), baseline)]
    if (size <= BASELINE) return figures
    const big = await measure(size, queries)
    return [
      ...figures,
      ...describe(size, big),
      { name: 'p99 against 10,000 UCs', value: big.p99 / baseline.p99, unit: '×', budget: 1.5 },
    ]
  },
}

interface Measured {
  p50: number
  p99: number
  max: number
  rssMb: number
  hits: number
}

async function measure(size: number, count: number): Promise<Measured> {
  const { file, dataDir, book } = await openBook(size)
  const server = await startServer({
    DATABASE_URL: `file:${file}`,
    RAMAL_DATA_DIR: dataDir,
    RAMAL_DEMO: '1',
    RAMAL_EMISSAO: '0',
    RAMAL_DEMO_UCS: '0',
  })
  try {
    const headers = await signIn(server.url, 'atendente')
    const queries = drawQueries(book, count, 2026)
    let hits = 0
    // Once to warm the pages that any use would have warm, then the measured round.
    for (const query of drawQueries(book, Math.ceil(count / 5), 7)) await search(server.url, headers, query)
    const warm = server.timings(ROUTE).length
    for (const query of queries) hits += (await search(server.url, headers, query)) ? 1 : 0
    const timings = server.timings(ROUTE).slice(warm)
    return {
      p50: percentile(timings, 0.5),
      p99: percentile(timings, 0.99),
      max: Math.max(...timings),
      rssMb: server.rssMb(),
      hits: hits / queries.length,
    }
  } finally {
    await server.stop()
  }
}

async function search(url: string, headers: Record<string, string>, q: string): Promise<boolean> {
  const answer = await fetch(`${url}${ROUTE}`, { method: 'POST', headers, body: JSON.stringify({ q }) })
  if (!answer.ok) throw new Error(`search answered ${answer.status}`)
  const { itens } = (await answer.json()) as { itens: unknown[] }
  return itens.length > 0
}

const describe = (size: number, { p50, p99, max, rssMb, hits }: Measured): Figure[] => {
  const of = (name: string) => `${name}, ${size.toLocaleString('en-US')} UCs`
  return [
    { name: of('p50'), value: p50, unit: 'ms' },
    { name: of('p99'), value: p99, unit: 'ms', budget: 10 },
    { name: of('slowest'), value: max, unit: 'ms' },
    { name: of('queries with hits'), value: hits * 100, unit: '%' },
    { name: of('RSS of the BFF'), value: rssMb, unit: 'MB', budget: 200 },
  ]
}
