import { defineConfig } from 'vitest/config'

// Test files of a project follow each other in one worker (`isolate: false`): loading the modules again for each file was
// a third of all the work. So hooks are registered by the test file or inside of a function it calls, never while a module
// that others import is loaded: that happens once.
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
          isolate: false,
        },
      },
      {
        test: {
          name: 'bff',
          root: 'apps/bff',
          include: ['src/**/*.test.ts'],
          globalSetup: ['src/testing/run-servers.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      './apps/web/vite.config.ts',
    ],
  },
})
