import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  formatCompetencia,
  formatDay,
  formatInstant,
  formatTime,
  isValidCompetencia,
  isValidDay,
  parseDay,
  saoPauloDay,
} from './dates.ts'
import { anyText } from './test-arbitraries.ts'

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('saoPauloDay', () => {
  it('changes at 03:00 UTC', () => {
    expect(saoPauloDay(new Date('2026-11-21T02:59:59.999Z'))).toBe('2026-11-20')
    expect(saoPauloDay(new Date('2026-11-21T03:00:00Z'))).toBe('2026-11-21')
  })

  it('changed at 02:00 UTC under the daylight saving of the past', () => {
    expect(saoPauloDay(new Date('2018-12-31T01:59:59Z'))).toBe('2018-12-30')
    expect(saoPauloDay(new Date('2018-12-31T02:00:00Z'))).toBe('2018-12-31')
  })

  it('refuses an invalid instant', () => {
    expect(() => saoPauloDay(new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('instants as people read them', () => {
  it('are in São Paulo time, with midnight as 00', () => {
    expect(formatInstant(new Date('2026-11-21T17:02:11Z'))).toBe('21/11/2026 14:02:11')
    expect(formatInstant(new Date('2026-11-21T03:00:00Z'))).toBe('21/11/2026 00:00:00')
    expect(formatTime(new Date('2026-11-21T17:02:11Z'))).toBe('14:02:11')
    expect(formatTime(new Date('2026-11-21T17:02:11Z'), { segundos: false })).toBe('14:02')
  })
})

describe('days', () => {
  it('exist or do not', () => {
    expect(isValidDay('2024-02-29')).toBe(true)
    expect(isValidDay('2026-02-29')).toBe(false)
    expect(isValidDay('2026-04-31')).toBe(false)
    expect(isValidDay('2026-13-01')).toBe(false)
    expect(isValidDay('2026-1-1')).toBe(false)
  })

  it('are counted across the turn of the year and 29 February', () => {
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1)
  })

  it('are moved by what lies between them', () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => addDays(from, daysBetween(from, to)) === to))
  })

  it('refuse what is not a day', () => {
    expect(() => daysBetween('21/11/2026', '2026-11-21')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })
})

describe('parseDay', () => {
  it('reads what people type', () => {
    expect(parseDay('21/11/2026')).toBe('2026-11-21')
    expect(parseDay(' 1/2/2026 ')).toBe('2026-02-01')
    expect(parseDay('21112026')).toBe('2026-11-21')
    expect(parseDay('21.11.2026')).toBe('2026-11-21')
    expect(parseDay('2026-11-21')).toBe('2026-11-21')
  })

  it('refuses days that do not exist and years of two digits', () => {
    expect(parseDay('29/02/2026')).toBeNull()
    expect(parseDay('21/11/26')).toBeNull()
    expect(parseDay('211126')).toBeNull()
  })

  it('undoes formatDay', () => {
    fc.assert(fc.property(anyDay, (day) => parseDay(formatDay(day)) === day))
  })

  it('gives a valid day or null on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const day = parseDay(text)
        return day === null || isValidDay(day)
      }),
    )
  })
})

describe('competência', () => {
  it('is printed in both forms', () => {
    expect(formatCompetencia('2026-11')).toBe('11/2026')
    expect(formatCompetencia('2026-11', 'curta')).toBe('nov/26')
    expect(formatCompetencia('2026-02', 'curta')).toBe('fev/26')
  })

  it('is a month that exists', () => {
    expect(isValidCompetencia('2026-12')).toBe(true)
    expect(isValidCompetencia('2026-13')).toBe(false)
    expect(isValidCompetencia('2026-00')).toBe(false)
    expect(isValidCompetencia('11/2026')).toBe(false)
  })

  it('leaves an invalid month as it is', () => {
    fc.assert(fc.property(anyText, (text) => isValidCompetencia(text) || formatCompetencia(text) === text))
  })
})
