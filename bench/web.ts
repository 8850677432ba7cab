import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Part } from './report.ts'
import { measureFaturas } from './web-faturas.ts'

const dist = join(import.meta.dirname, '..', 'apps/web/dist')

/** What the browser loads before the workspace can be used, gzipped, and how fast the longest list opens. */
export const webPart: Part = {
  name: 'web',
  sizes: { smoke: 2, small: 20 },
  async run(size) {
    if (!existsSync(join(dist, 'index.html'))) throw new Error('build the web app first: npm start does')
    const page = readFileSync(join(dist, 'index.html'), 'utf8')
    const assets = readdirSync(join(dist, 'assets'))
    // Loaded while the agent types, at the latest when a UC is chosen.
    const workspace = assets
      .filter((name) => /^uc-workspace-.*\.(js|css)$/.test(name))
      .map((name) => `/assets/${name}`)
    const loaded = [
      ...new Set([...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)),
    ]
    const kB = (paths: string[], ending: string) =>
      paths
        .filter((path) => path.endsWith(ending))
        .reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0) / 1024
    return [
      { name: 'initial JavaScript', value: kB(loaded, '.js'), unit: 'kB gz', budget: 165 },
      {
        name: 'with what the first UC brings',
        value: kB([...loaded, ...staticImports([...loaded, ...workspace])], '.js'),
        unit: 'kB gz',
      },
      {
        name: 'all CSS',
        value: kB(
          assets.map((name) => `/assets/${name}`),
          '.css',
        ),
        unit: 'kB gz',
        budget: 10,
      },
      ...(await measureFaturas(size)),
    ]
  },
}

/** The chunks that these import before they run, and they themselves, without those of the page. */
function staticImports(paths: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path) || !path.endsWith('.js')) return
    found.add(path)
    const code = readFileSync(join(dist, path), 'utf8')
    for (const match of code.matchAll(/(?:from|^import|[;}]import)\s*"\.\/([^"]+\.js)"/gm))
      visit(`/assets/${match[1]}`)
  }
  for (const path of paths) visit(path)
  return [...found].filter((path) => !readFileSync(join(dist, 'index.html'), 'utf8').includes(path))
}
