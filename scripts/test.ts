// What `npm test` and CI run. Every step runs even when an earlier one failed; the last line counts the tests.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { printFailures, repository, runSteps, type Step, type StepResult } from './support/steps.ts'
import { playwrightReport, readTestCounts, vitestReport } from './support/test-counts.ts'
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

const tests: Step[] = [
  {
    name: 'unit and integration',
    args: [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=vitest.workspace.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    limitSeconds: 240,
  },
  { name: 'browser', args: ['node_modules/@playwright/test/cli.js', 'test'], limitSeconds: 240 },
  { name: 'benchmarks, reduced', args: ['bench/run.ts', '--smoke'] },
]

async function run(): Promise<StepResult[]> {
  // The checks are small and share the two cores; each of the others wants both for itself.
  return [...(await runSteps(checks, 2)), ...(await runSteps(tests, 1))]
}

for (const report of [vitestReport, playwrightReport]) rmSync(join(repository, report), { force: true })
const startedAt = performance.now()
const results = await run()
printFailures(results)

const { passed, failed, skipped } = readTestCounts()
const failedSteps = results.filter((result) => !result.ok).map((result) => result.name)
const seconds = Math.round((performance.now() - startedAt) / 1000)
console.log(
  `\n${results.length} steps in ${seconds} s, ${failedSteps.length ? `failed: ${failedSteps.join(', ')}` : 'all passed'}`,
)
if (skipped > 0) console.log(`${skipped} tests were skipped`)
// A step can fail without a failing test (lint, or a runner that crashed): the closing line must not say 0 then.
console.log(`${passed} passed, ${Math.max(failed, failedSteps.length)} failed`)
process.exitCode = failedSteps.length > 0 ? 1 : 0
