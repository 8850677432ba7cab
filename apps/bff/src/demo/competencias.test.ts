import { expect, test } from 'vitest'
import { competenciasUntil, dayOf, monthOf, monthOrdinal } from './competencias.ts'

test('counts months across the turn of the year', () => {
  expect(competenciasUntil('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(dayOf(monthOrdinal('2025-12') + 1, 7)).toBe('2026-01-07')
})

test('gives back the month of its ordinal', () => {
  for (const mes of ['0000-01', '1999-12', '2026-11']) expect(monthOf(monthOrdinal(mes))).toBe(mes)
})

test.each(['2026-13', '2026-00', '2026-1', '202601', ''])('refuses "%s" as a month', (text) => {
  expect(() => monthOrdinal(text)).toThrow(RangeError)
})
