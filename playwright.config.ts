import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './e2e/support/chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results/browser',
  workers: 2,
  // Files start in the order of their projects: those that take longest come first, so that no worker waits for another.
  projects: [
    { name: 'telas', testMatch: 'telas.spec.ts', grepInvert: / in dark$/ },
    { name: 'telas escuras', testMatch: 'telas.spec.ts', grep: / in dark$/ },
    { name: 'jornadas', testIgnore: 'telas.spec.ts' },
  ],
  // A test that passes only at the second try is a fault to be found, not to be hidden.
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    launchOptions: chromiumLaunchOptions(),
  },
})
