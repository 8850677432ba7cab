import { defineConfig } from 'drizzle-kit'

// Paths are relative to the repository, where scripts/generate.ts runs drizzle-kit.
export default defineConfig({
  dialect: 'sqlite',
  schema: './apps/bff/src/db/schema.sqlite.ts',
  out: './apps/bff/src/db/migrations/sqlite',
})
