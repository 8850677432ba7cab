import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** In development the BFF runs beside Vite; in production it serves `dist` itself. */
const bff = 'http://127.0.0.1:3000'

/** Beside each text file its compressed forms, which the BFF sends as they are: once a build instead of once a request. */
const precompress = (): Plugin => ({
  name: 'ramal:precompress',
  apply: 'build',
  writeBundle({ dir }) {
    if (!dir) return
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue
      const path = join(dir, name)
      const content = readFileSync(path)
      writeFileSync(`${path}.br`, brotliCompressSync(content))
      writeFileSync(`${path}.gz`, gzipSync(content))
    }
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['pt-BR'] }), enforce: 'pre' }, precompress()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': bff } },
  build: {
    target: 'es2022',
    // The policy allows no data: scripts or styles, and small files come over one connection anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One style sheet compresses to 7 kB, cut by page to 11; and no page ever appears before its styles.
    cssCodeSplit: false,
    // All that the first screen needs in one file: cut by who shares what it came in 25 files and 9 kB more.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'inicio', tags: ['$initial'] }] } } },
  },
  test: {
    name: 'web',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    isolate: false,
    maxWorkers: '100%',
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 20_000,
  },
})
