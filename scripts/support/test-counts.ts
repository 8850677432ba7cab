import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './steps.ts'

export type TestCounts = { passed: number; failed: number; skipped: number }

/** Where the JSON reporters write, relative to the repository. Playwright's path is in playwright.config.ts. */
export const vitestReport = 'test-results/vitest.json'
export const playwrightReport = 'test-results/playwright.json'

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** What Vitest counted, or undefined when it left no report. */
export function readVitestCounts(): TestCounts | undefined {
  const report = readReport(vitestReport) as VitestReport | undefined
  if (!report) return undefined
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
}

/** What Playwright counted, or undefined when it left no report. */
export function readPlaywrightCounts(): TestCounts | undefined {
  const stats = (readReport(playwrightReport) as PlaywrightReport | undefined)?.stats
  return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

function readReport(path: string): unknown {
  const file = join(repository, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
