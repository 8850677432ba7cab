// What `npm test` and CI run. Every step runs even when an earlier one failed; the last line counts the tests.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { printFailures, repository, runSteps, type Step, type StepResult } from './support/steps.ts'
import {
  playwrightReport,
  readPlaywrightCounts,
  readVitestCounts,
  vitestReport,
} from './support/test-counts.ts'
import { typecheckSteps } from './support/typecheck-steps.ts'

const checks: Step[] = [
  { name: 'format', args: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint'] },
  { name: 'lint rules fire', args: ['scripts/lint-selftest.ts'] },
  ...typecheckSteps,
  { name: 'unused code', args: ['node_modules/knip/bin/knip.js'] },
  { name: 'generated files', args: ['scripts/generate.ts', '--check'] },
  { name: 'web build', args: ['node_modules/vite/bin/vite.js', 'build', 'apps/web'] },
]

const vitest: Step = {
  name: 'unit and integration',
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=vitest.workspace.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  limitSeconds: 1200,
}
const browser: Step = {
  name: 'browser',
  args: ['node_modules/@playwright/test/cli.js', 'test'],
  limitSeconds: 1200,
}
const benchmarks: Step = { name: 'benchmarks, reduced', args: ['bench/run.ts', '--smoke'] }

for (const report of [vitestReport, playwrightReport]) rmSync(join(repository, report), { force: true })
const startedAt = performance.now()
// The checks are small and share the two cores. The browser waits for its pages and the benchmarks for their processes, so
// these share them too: reduced, they measure nothing. Unit tests want both for themselves.
const results = [
  ...(await runSteps(checks, 2)),
  ...(await runSteps([vitest], 1)),
  ...(await runSteps([browser, benchmarks], 2)),
]
const seconds = Math.round((performance.now() - startedAt) / 1000)

printFailures(results)
const failedSteps = results.filter((result) => !result.ok)
const verdict = failedSteps.length
  ? `failed: ${failedSteps.map(({ name }) => name).join(', ')}`
  : 'all passed'
console.log(`\n${results.length} steps in ${seconds} s, ${verdict}`)
printClosingLine(results)
process.exitCode = failedSteps.length ? 1 : 0

/** The sum of both test runners; a step that fails without a failing test (lint, a crash) counts as one failure. */
function printClosingLine(all: StepResult[]): void {
  const counts = new Map([
    [vitest.name, readVitestCounts()],
    [browser.name, readPlaywrightCounts()],
  ])
  let [passed, failed, skipped] = [0, 0, 0]
  for (const { name, ok } of all) {
    const count = counts.get(name)
    passed += count?.passed ?? 0
    skipped += count?.skipped ?? 0
    failed += count?.failed || (ok ? 0 : 1)
  }
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
}
