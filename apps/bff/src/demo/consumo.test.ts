import { expect, test } from 'vitest'
import { monthOrdinal } from './competencias.ts'
import { consumoKwh, leituraKwh } from './consumo.ts'
import { createDemoBook } from './ucs.ts'

const book = createDemoBook({ seed: 42, total: 3000, referencia: '2026-11-21' })
const ucs = Array.from({ length: 3000 }, (_, index) => book.uc(index))
const janeiro = monthOrdinal('2026-01')

test('a meter never runs backwards', () => {
  for (const uc of ucs) {
    for (let month = janeiro - 12; month < janeiro + 12; month++)
      expect(consumoKwh(uc, month)).toBeGreaterThanOrEqual(0)
  }
})

test('a summer month takes more than a winter one', () => {
  const sum = (month: number) => ucs.reduce((total, uc) => total + consumoKwh(uc, month), 0)
  expect(sum(janeiro)).toBeGreaterThan(sum(janeiro + 6) * 1.15)
})

test('twelve months add up to about twelve times the mean', () => {
  const uc = ucs[0]!
  const year = leituraKwh(uc, janeiro + 11) - leituraKwh(uc, janeiro - 1)
  expect(Math.abs(year / 12 - uc.consumo.mediaKwh)).toBeLessThan(uc.consumo.mediaKwh * 0.05)
})

test('there is no consumption before the first month of a new UC', () => {
  const uc = ucs.find(({ consumo }) => consumo.desde > '2026-01')!
  const first = monthOrdinal(uc.consumo.desde)
  expect(consumoKwh(uc, first - 1)).toBe(0)
  expect(consumoKwh(uc, first)).toBeGreaterThan(0)
})

test('the meter of UC 0 stands where the sample NF3e of November 2026 starts', () => {
  expect(leituraKwh(ucs[0]!, monthOrdinal('2026-10'))).toBe(4850)
})
