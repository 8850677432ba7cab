import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { dateToDueFactor, dueFactorToDate } from './due-factor.ts'
import vectors from './vectors.json' with { type: 'json' }

describe('due factor', () => {
  it.each(Object.entries(vectors.dueFactor))('of %s is %d, and back', (day, factor) => {
    expect(dateToDueFactor(day)).toBe(factor)
    expect(dueFactorToDate(factor)).toBe(day)
  })

  it('means the day nearest the issue', () => {
    expect(dueFactorToDate(1000, '2000-06-01')).toBe('2000-07-03')
    expect(dueFactorToDate(1000, '2025-02-01')).toBe('2025-02-22')
    expect(dueFactorToDate('9999', '2049-10-01')).toBe('2049-10-13')
  })

  it('of 0 is no due date', () => {
    expect(dueFactorToDate('0000')).toBeNull()
    expect(dueFactorToDate('abcd')).toBeNull()
    expect(dueFactorToDate(1.5)).toBeNull()
    expect(dueFactorToDate(10_000)).toBeNull()
  })

  it('starts on the day after its base', () => {
    expect(dateToDueFactor('1997-10-07')).toBeNull()
    expect(dateToDueFactor('1997-10-08')).toBe(1)
    expect(dueFactorToDate(1)).toBe('1997-10-08')
  })

  it('refuses a reference that is not a day', () => {
    expect(() => dueFactorToDate(1000, '21/11/2026')).toThrow(RangeError)
  })

  it('gives back any due date within ten years of its issue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 40_000 }),
        fc.integer({ min: -3650, max: 3650 }),
        (days, apart) => {
          const due = addDays('1997-10-07', days)
          expect(dueFactorToDate(dateToDueFactor(due)!, addDays(due, apart))).toBe(due)
        },
      ),
    )
  })
})
