import { defineConfig } from 'oxfmt'

export default defineConfig({
  tabWidth: 2,
  printWidth: 110,
  semi: false,
  singleQuote: true,
  trailingComma: 'all',
  sortImports: { newlinesBetween: false },
  // npm writes package.json in its own order.
  sortPackageJson: false,
  // Generated files are compared byte by byte with what their generator writes; prose is wrapped by hand; recorded
  // inputs of tests must stay as they were received.
  ignorePatterns: [
    'package-lock.json',
    '*.md',
    'docs/**',
    '**/migrations/**',
    '**/generated/**',
    '**/fixtures/**',
    '**/vectors.json',
    'dist/**',
    '.cache/**',
    'data/**',
    'test-results/**',
  ],
})
