import { join } from 'node:path'
import { defineConfig } from 'oxlint'

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**']
const commandLine = ['scripts/**', 'bench/**', 'e2e/**', 'apps/bff/src/cli/**', '*.config.ts']

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise'],
  jsPlugins: [{ name: 'ramal', specifier: join(import.meta.dirname, 'scripts', 'lint', 'plugin.ts') }],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  env: { node: true, browser: true, es2025: true },
  ignorePatterns: [
    '**/dist/**',
    '**/generated/**',
    '**/migrations/**',
    '**/fixtures/**',
    '.cache/**',
    'data/**',
  ],
  rules: {
    'ramal/boundaries': 'error',
    'ramal/no-raw-transaction': 'error',
    'ramal/no-sleep-in-tests': 'error',
    'ramal/test-names-state-behaviour': 'error',

    'max-lines': ['error', { max: 250 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'import/no-cycle': 'error',
    'node/no-process-env': 'error',
    'no-console': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',

    // A drizzle builder that nobody awaits is a thenable, not a promise, and never runs.
    // Fastify's reply is a thenable too, but what is chained on it has already happened.
    'typescript/no-floating-promises': [
      'error',
      {
        checkThenables: true,
        allowForKnownSafePromises: [{ from: 'package', name: 'FastifyReply', package: 'fastify' }],
      },
    ],
    'typescript/no-misused-promises': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',

    // What TypeScript already says better, and what fights with our style.
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/unbound-method': 'off',
    'typescript/no-unsafe-enum-assignment': 'off',
    // Digits of documents and bar codes are spread everywhere; they hold no surrogate pairs.
    'typescript/no-misused-spread': 'off',
    // Arguments of a program are grouped in pairs: [...['--reporter', 'json'], ...['--out', file]].
    'unicorn/no-useless-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'promise/always-return': 'off',
    // The session store of @fastify/session answers by callback.
    'promise/no-callback-in-promise': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
  },
  overrides: [
    {
      files: ['apps/web/src/**'],
      plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y'],
      rules: {
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        'react/react-in-jsx-scope': 'off',
        // A timer names a dependency that it does not read, in order to be set again.
        'react/exhaustive-effect-dependencies': 'off',
        // A live region is announced by its role; <output> is tied to a form.
        'jsx-a11y/prefer-tag-over-role': 'off',
        // An event handler may be async: its mutation reports the failure on the screen.
        'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        // A dialog that opens focuses its first field: the workspace is used by keyboard.
        'jsx-a11y/no-autofocus': 'off',
      },
    },
    {
      files: ['apps/bff/src/config.ts', 'apps/bff/src/server.ts', ...commandLine],
      rules: { 'node/no-process-env': 'off' },
    },
    { files: ['apps/bff/src/server.ts', ...commandLine], rules: { 'no-console': 'off' } },
    { files: ['apps/bff/src/db/**'], rules: { 'ramal/no-raw-transaction': 'off' } },
    // A table is declared in one expression, however many columns it has.
    { files: ['apps/bff/src/db/schema/**'], rules: { 'max-lines-per-function': 'off' } },
    // Lists of names and other data are long and harmless.
    { files: ['**/data/**', '**/dados/**', '**/*-data.ts'], rules: { 'max-lines': 'off' } },
    {
      files: tests,
      plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'vitest'],
      rules: {
        'max-lines': 'off',
        'max-lines-per-function': 'off',
        'node/no-process-env': 'off',
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
        'vitest/no-identical-title': 'error',
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'assert*', 'fc.assert'] }],
        'vitest/no-restricted-vi-methods': [
          'error',
          {
            mock: 'Fake the outside world by a server on loopback, never our own modules.',
            doMock: 'Fake the outside world by a server on loopback, never our own modules.',
            hoisted: 'Only vi.mock needs it.',
          },
        ],
        'vitest/require-mock-type-parameters': 'off',
        'vitest/hoisted-apis-on-top': 'off',
        'vitest/no-conditional-expect': 'off',
        'vitest/no-standalone-expect': 'off',
      },
    },
  ],
})
