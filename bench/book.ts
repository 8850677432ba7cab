import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { montarLivro, SEED_DEMO } from '../apps/bff/src/demo/livro.ts'
import { createDemoBook } from '../apps/bff/src/demo/ucs.ts'

const REFERENCIA = '2026-11-01'
const folder = join(import.meta.dirname, '..', '.cache', 'bench')

/** A database with a book of `size` UCs, built on first use and kept under .cache (some 2.5 kB per UC). */
export async function openBook(size: number) {
  const dataDir = join(folder, `book-${size}`)
  const file = join(dataDir, 'ramal.db')
  if (!existsSync(file)) {
    const building = `${dataDir}.building`
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { recursive: true })
    await montarLivro({
      databaseUrl: `file:${join(building, 'ramal.db')}`,
      total: size,
      referencia: REFERENCIA,
      onProgresso: (ucs) => {
        if (ucs % 500_000 === 0) console.error(`  ${ucs.toLocaleString('en-US')} UCs loaded`)
      },
    })
    renameSync(building, dataDir)
  }
  return { file, dataDir, book: createDemoBook({ seed: SEED_DEMO, total: size, referencia: REFERENCIA }) }
}
