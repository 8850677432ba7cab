import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './steps.ts'

export type TestCounts = { passed: number; failed: number; skipped: number }

/** Where the JSON reporters write, relative to the repository. Playwright's path is in playwright.config.ts. */
export const vitestReport = 'test-results/vitest.json'
export const playwrightReport = 'test-results/playwright.json'

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** What the two test runners counted. A report that is missing (the runner crashed) counts nothing. */
export function readTestCounts(): TestCounts {
  const vitest = readReport(vitestReport) as VitestReport | undefined
  const browser = (readReport(playwrightReport) as PlaywrightReport | undefined)?.stats
  return {
    passed: (vitest?.numPassedTests ?? 0) + (browser?.expected ?? 0),
    failed: (vitest?.numFailedTests ?? 0) + (browser?.unexpected ?? 0) + (browser?.flaky ?? 0),
    skipped: (vitest?.numPendingTests ?? 0) + (browser?.skipped ?? 0),
  }
}

function readReport(path: string): unknown {
  const file = join(repository, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
