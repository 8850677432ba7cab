import type { KnipConfig } from 'knip'

// Vitest starts these by a path relative to its project, which knip would look for in the root.
const testing = ['src/**/*.test.{ts,tsx}', 'src/testing/setup.ts', 'src/testing/run-servers.ts']

const config: KnipConfig = {
  vitest: false,
  workspaces: {
    '.': {
      entry: ['*.config.ts', 'vitest.workspace.ts', 'scripts/*.{ts,mjs}', 'bench/*.ts'],
      project: ['scripts/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts', '*.ts'],
    },
    'apps/bff': {
      entry: [
        'src/server.ts',
        'src/cli/*.ts',
        'drizzle.*.ts',
        'src/db/schema.{sqlite,postgres}.ts',
        ...testing,
      ],
      project: ['src/**/*.ts'],
    },
    'apps/web': {
      entry: ['src/app/*.tsx', ...testing],
      project: ['src/**/*.{ts,tsx}'],
    },
    'packages/shared': {
      // The domain is a library: what it exports may be called by others (design, README), used here or not.
      entry: ['src/domain/*.ts', ...testing],
      project: ['src/**/*.ts'],
    },
  },
  // An exported type documents the function beside it, whether or not anybody names it.
  exclude: ['types'],
  ignoreExportsUsedInFile: true,
}

export default config
