import { accept, filler, type Case } from './case.ts'

export const allowed: Case[] = [
  accept(
    'apps/web/src/features/busca/imports-own.ts',
    "import { Busca } from '#features/busca/hook.tsx'",
    "import { botao } from '#ui/button.ts'",
    'export const x = [Busca, botao]',
  ),
  accept(
    'apps/web/src/app/router.ts',
    "import { Busca } from '#features/busca/hook.tsx'",
    'export const x = Busca',
  ),
  accept(
    'apps/bff/src/modules/fatura/imports-service.ts',
    "import { findUc } from '#modules/uc/service.ts'",
    'export const x = findUc',
  ),
  accept(
    'apps/bff/src/modules/fatura/seeds.test.ts',
    "import { expect, it } from 'vitest'",
    "import { repo } from '#modules/uc/repository.ts'",
    "it('reads what was written', () => {",
    '  expect(repo).toBeDefined()',
    '})',
  ),
  accept(
    'apps/bff/src/modules/fatura/types-only.ts',
    "import type { Database } from 'better-sqlite3'",
    'export type Connection = Database',
  ),
  accept(
    'apps/bff/src/modules/fatura/unit-of-work.ts',
    'type Uow = { transaction: (body: () => Promise<void>) => Promise<void> }',
    'export const run = (uow: Uow, deps: { unitOfWork: Uow }) =>',
    '  uow.transaction(() => deps.unitOfWork.transaction(async () => {}))',
  ),
  accept(
    'apps/bff/src/db/opens-sqlite.ts',
    "import Database from 'better-sqlite3'",
    "export const open = () => new Database('x').transaction(() => {})",
  ),
  accept(
    'apps/bff/src/testing/pglite.ts',
    "import { PGlite } from '@electric-sql/pglite'",
    'export const create = () => new PGlite()',
  ),
  accept('apps/bff/src/config.ts', "export const port = process.env['PORT']"),
  accept(
    'scripts/prints.ts',
    "import { argv } from 'node:process'",
    "console.log(process.env['HOME'], argv)",
  ),
  accept(
    'packages/shared/src/contracts/imports-zod.ts',
    "import * as z from 'zod/mini'",
    "import { isValidCpf } from '../domain/documents.ts'",
    'export const x = [z, isValidCpf]',
  ),
  accept('apps/bff/src/modules/uc/long-data.ts', 'export const x = 1', ...filler(300)),
  accept('apps/bff/src/modules/uc/fits.ts', 'export function f(): void {', ...filler(58), '}'),
]
