import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Most of a test's time is its server's or its database's: a core left free would stand idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'shared',
          root: 'packages/shared',
          include: ['src/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'bff',
          root: 'apps/bff',
          include: ['src/**/*.test.ts'],
          globalSetup: ['src/testing/run-servers.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      './apps/web/vite.config.ts',
    ],
  },
})
