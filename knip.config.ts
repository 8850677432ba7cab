import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['scripts/*.{ts,mjs}', 'bench/*.ts', 'bench/parts/*.ts'],
      project: ['scripts/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts', '*.ts'],
    },
    'apps/bff': {
      entry: ['src/server.ts', 'src/cli/*.ts', 'src/**/*.worker.ts', 'src/**/*.test.ts', 'drizzle.*.ts'],
      project: ['src/**/*.ts'],
    },
    'apps/web': {
      entry: ['src/app/entries/*.tsx', 'src/app/*.tsx', 'src/**/*.test.{ts,tsx}'],
      project: ['src/**/*.{ts,tsx}'],
    },
    'packages/shared': {
      // The domain is a library: what it exports may be called by others (design, README), used here or not.
      entry: ['src/domain/*.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts'],
    },
  },
  // An exported type documents the function beside it, whether or not anybody names it.
  exclude: ['types'],
  ignoreExportsUsedInFile: true,
}

export default config
