import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { buildProtocolo, formatProtocolo, isValidProtocolo, normalizeProtocolo } from './protocolo.ts'
import { anyText } from './test-arbitraries.ts'

describe('protocolo', () => {
  it('is the day followed by eight digits', () => {
    expect(buildProtocolo('2026-11-21', 4217)).toBe('2026112100004217')
  })

  it('is read in groups of four', () => {
    expect(formatProtocolo('2026112100004217')).toBe('2026 1121 0000 4217')
    expect(normalizeProtocolo(' 2026 1121 0000-4217 ')).toBe('2026112100004217')
  })

  it('has room for the whole sequence of a day and no more', () => {
    expect(buildProtocolo('2026-11-21', 99_999_999)).toBe('2026112199999999')
    expect(() => buildProtocolo('2026-11-21', 100_000_000)).toThrow(RangeError)
    expect(() => buildProtocolo('2026-11-21', -1)).toThrow(RangeError)
    expect(() => buildProtocolo('2026-11-21', 1.5)).toThrow(RangeError)
    expect(() => buildProtocolo('2026-11-31', 1)).toThrow(RangeError)
  })

  it('needs a day that exists', () => {
    expect(isValidProtocolo('2026112100004217')).toBe(true)
    expect(isValidProtocolo('2026113100004217')).toBe(false)
    expect(isValidProtocolo('1926112100004217')).toBe(false)
    expect(isValidProtocolo('202611210000421')).toBe(false)
  })

  it('is valid and the same after being formatted, for each day and sequence', () => {
    fc.assert(
      fc.property(fc.nat(36_000), fc.nat(99_999_999), (days, sequencial) => {
        const protocolo = buildProtocolo(addDays('2000-01-01', days), sequencial)
        expect(isValidProtocolo(formatProtocolo(protocolo))).toBe(true)
        expect(normalizeProtocolo(formatProtocolo(protocolo))).toBe(protocolo)
      }),
    )
  })

  it('leaves any other text as it is', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) => /^\d{16}$/.test(normalizeProtocolo(text)) || formatProtocolo(text) === text,
      ),
    )
  })
})
