import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createPglite } from './pglite.ts'
import { startPostgres, type PostgresServer } from './postgres-server.ts'
import { quickFolder } from './quick-folder.ts'

// Vitest's global setup: what test files share during one run. Each resource is made when a test file first asks for it, so
// that a run of pure unit tests starts nothing.

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for shared resources; see `sharedResource`. */
    runServersPort: number
    /** For files of the run; removed at its end, also when a test file was killed. */
    runFolder: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(quickFolder(), 'ramal-test-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  let postgres: Promise<PostgresServer> | undefined
  let snapshot: Promise<string> | undefined
  const resources: Record<string, () => Promise<string>> = {
    '/postgres': async () => (await (postgres ??= startPostgres())).url('DATABASE'),
    '/pglite': () => (snapshot ??= writePgliteSnapshot(join(folder, 'pglite.tar'))),
  }
  const server = createServer((request, response) => {
    const resource = resources[request.url ?? '']
    const answer = resource ? resource() : Promise.reject(new Error(`no resource ${request.url}`))
    answer.then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('runServersPort', (server.address() as AddressInfo).port)
  project.provide('runFolder', folder)

  return async () => {
    server.closeAllConnections()
    server.close()
    const started = await postgres?.catch(() => undefined)
    await started?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Creating a PGlite takes two seconds, loading this file a quarter of one. */
async function writePgliteSnapshot(path: string): Promise<string> {
  const pglite = await createPglite()
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await writeFile(path, Buffer.from(await dump.arrayBuffer()))
  return path
}
