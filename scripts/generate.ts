// Writes the files that are made from other files, or with --check fails when they are not what would be written.
//   npm run generate -- --name add-medidor          after a change of the schema
//   npm run generate -- --custom sqlite --name fts  an empty migration for SQL that drizzle cannot express
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from 'drizzle-kit'
import postgres from '../apps/bff/drizzle.postgres.ts'
import sqlite from '../apps/bff/drizzle.sqlite.ts'
import { subsetsFolder, writeFontSubsets } from './support/font-subsets.ts'
import { repository } from './support/steps.ts'

interface Generator {
  readonly name: string
  /** What it writes, from the root of the repository: a file or a folder. */
  readonly target: string
  /** Brings the file or folder at `path`, the target or a copy of it, up to date. Throws when it cannot. */
  write(path: string): void | Promise<void>
}

const { values: options } = parseArgs({
  options: { check: { type: 'boolean' }, name: { type: 'string' }, custom: { type: 'string' } },
})

const generators: Generator[] = [
  migrations('sqlite', sqlite),
  migrations('postgres', postgres),
  { name: 'fonts of the bill', target: subsetsFolder, write: writeFontSubsets },
]

for (const generator of generators) {
  if (options.check) await check(generator)
  else await generator.write(join(repository, generator.target))
}

function migrations(name: string, config: Config): Generator {
  const { dialect, schema, out } = config
  if (typeof schema !== 'string' || out === undefined) throw new Error(`${name}: schema and out must be set`)
  return {
    name: `migrations of ${name}`,
    target: out,
    write(path) {
      if (options.custom !== undefined && options.custom !== name) return
      drizzleKit([
        ...['generate', '--dialect', dialect, '--schema', schema],
        // drizzle-kit puts './' before whatever it is given.
        ...['--out', relative(repository, path)],
        ...(options.name ? ['--name', options.name] : []),
        ...(options.custom ? ['--custom'] : []),
      ])
    },
  }
}

function drizzleKit(args: string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/drizzle-kit/bin.cjs', ...args],
    {
      cwd: repository,
      encoding: 'utf8',
      // It asks at the terminal whether a column was renamed or replaced.
      stdio: options.check ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    },
  )
  // It also ends with 0 after an error, and when it would have asked a question.
  const finished = !options.check || /No schema changes|Your SQL migration file/.test(stdout)
  if (status !== 0 || !finished)
    throw new Error(`drizzle-kit failed (${status})\n${stdout ?? ''}${stderr ?? ''}`)
}

/** Generates into a copy and reports every file that came out different. */
async function check(generator: Generator): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ramal-generate-'))
  try {
    const current = join(repository, generator.target)
    const copy = join(folder, 'copy')
    if (existsSync(current)) cpSync(current, copy, { recursive: true })
    await generator.write(copy)
    const [before, after] = [contents(current), contents(copy)]
    const names = new Set([...before.keys(), ...after.keys()])
    const different = [...names].filter((name) => before.get(name) !== after.get(name))
    if (different.length === 0) return
    console.error(
      `${generator.name}: run "npm run generate"; it would change ${different.toSorted().join(', ')}`,
    )
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files at a path by their name below it, byte by character; the path may be a file itself. */
function contents(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map()
  if (statSync(path).isFile()) return new Map([['', readFileSync(path, 'latin1')]])
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const files = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.map((file) => [file.slice(path.length + 1), readFileSync(file, 'latin1')]))
}
