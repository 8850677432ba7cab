// npm start: builds the web app when its sources changed, then becomes the server. In this, the demonstration is on
// unless RAMAL_DEMO says otherwise.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { watchLauncher } from './support/launcher.ts'
import { repository } from './support/steps.ts'

const dist = join(repository, 'apps/web/dist')
const marker = join(dist, '.sources')

/** One hash over everything the web app is built from. */
function hashSources(): string {
  const hash = createHash('sha256')
  for (const source of ['apps/web', 'packages/shared', 'package-lock.json']) {
    for (const file of filesUnder(join(repository, source))) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (path.endsWith('.json')) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const child = join(path, entry.name)
      return entry.isDirectory() ? filesUnder(child) : [child]
    })
    .toSorted()
}

const sources = hashSources()
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== sources) {
  console.log('Building the web app…')
  const vite = join(repository, 'node_modules/vite/bin/vite.js')
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(repository, 'apps/web'),
    stdio: 'inherit',
  })
  if (build.status !== 0) process.exit(build.status ?? 1)
  writeFileSync(marker, sources)
}

process.env.RAMAL_DEMO ??= '1'
watchLauncher(() => process.kill(process.pid, 'SIGTERM'))
await import('../apps/bff/src/server.ts')
