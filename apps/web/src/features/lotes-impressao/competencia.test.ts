import { expect, it } from 'vitest'
import { readCompetencia } from './competencia.ts'

it.each([
  ['', null],
  ['  ', null],
  ['11/2026', '2026-11'],
  [' 1/2026 ', '2026-01'],
  ['2026-11', '2026-11'],
  ['13/2026', undefined],
  ['0/2026', undefined],
  ['nov/26', undefined],
])('reads %o as %o', (typed, expected) => {
  expect(readCompetencia(typed)).toBe(expected)
})
