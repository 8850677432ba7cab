// Proves that every rule we rely on fires: a rule that was misspelt or lost in an update is silent otherwise.
// Each snippet is written as one file of a small copy of the tree, and the linter runs once over all of them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { allowed } from './lint/allowed.ts'
import { violations } from './lint/violations.ts'

const root = join(import.meta.dirname, '..')
type Diagnostic = { code: string; message: string; filename: string }

function lint(tree: string): Diagnostic[] {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
  // The copy has no node_modules in which oxlint would look for its type-aware half.
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: join(root, 'node_modules', '.bin', 'tsgolint') }
  const run = spawnSync(process.execPath, [program, '--format=json'], { cwd: tree, env, encoding: 'utf8' })
  try {
    return (JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }).diagnostics
  } catch {
    throw new Error(`oxlint gave no report:\n${run.stdout}${run.stderr}`)
  }
}

function plant(tree: string, file: string, source: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), source)
}

function faultsOf(found: Diagnostic[]): string[] {
  const at = (file: string): Diagnostic[] => found.filter((diagnostic) => diagnostic.filename === file)
  const silent = violations
    .filter(
      ({ file, rule }) =>
        !at(file).some((diagnostic) => `${diagnostic.code} ${diagnostic.message}`.includes(rule)),
    )
    .map(
      ({ file, rule }) =>
        `${rule} is silent about ${file}; it said: ${at(file)
          .map((one) => one.code)
          .join()}`,
    )
  const loud = allowed
    .flatMap(({ file }) => at(file))
    .map(
      (diagnostic) =>
        `${diagnostic.code} forbids what is allowed in ${diagnostic.filename}: ${diagnostic.message}`,
    )
  return [...silent, ...loud]
}

const tree = mkdtempSync(join(tmpdir(), 'ramal-lint-'))
try {
  const config = JSON.stringify(join(root, 'oxlint.config.ts'))
  plant(tree, 'oxlint.config.ts', `export { default } from ${config}\n`)
  plant(
    tree,
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "esnext" } }',
  )
  for (const { file, source } of [...violations, ...allowed]) plant(tree, file, source)
  const faults = faultsOf(lint(tree))
  for (const fault of faults) console.error(fault)
  console.log(
    `${violations.length} violations planted, ${allowed.length} allowed uses, ${faults.length} faults`,
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(tree, { recursive: true, force: true })
}
