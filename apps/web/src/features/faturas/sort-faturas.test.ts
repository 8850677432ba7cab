import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { expect, it } from 'vitest'
import { sortFaturas } from './sort-faturas.ts'

const fatura = (id: number, competencia: string, valorCentavos: number) =>
  ({ id, competencia, valorCentavos }) as FaturaResumo
const faturas = [fatura(1, '2026-09', 9_000), fatura(2, '2025-12', 120_000), fatura(3, '2026-10', 9_000)]
const ids = (sorted: FaturaResumo[]) => sorted.map(({ id }) => id)

it('sorts months across the turn of the year, both ways', () => {
  expect(ids(sortFaturas(faturas, 'competencia', false))).toEqual([2, 1, 3])
  expect(ids(sortFaturas(faturas, 'competencia', true))).toEqual([3, 1, 2])
})

it('sorts money as numbers and leaves the given list as it was', () => {
  expect(ids(sortFaturas(faturas, 'valor', false))).toEqual([3, 1, 2])
  expect(ids(faturas)).toEqual([1, 2, 3])
})
