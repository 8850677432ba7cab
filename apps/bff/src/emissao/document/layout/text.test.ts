import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../pdf/font.ts'
import { toWinAnsi } from '../pdf/win-ansi.ts'
import { BODY } from './style.ts'
import { formatIssue, formatMonth, formatNumber, wrap } from './text.ts'

describe('wrap', () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,40}$/), { maxLength: 30 })

  it('keeps every character, in order', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (list, width) => {
        expect(wrap(list.join(' '), BODY, width).join('').replaceAll(' ', '')).toBe(list.join(''))
      }),
    )
  })

  it('gives no line wider than asked', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (list, width) => {
        for (const line of wrap(list.join(' '), BODY, width)) {
          expect(textWidth(BODY.font, BODY.size, toWinAnsi(line))).toBeLessThanOrEqual(width)
        }
      }),
    )
  })

  it('starts a line where the text has one', () => {
    expect(wrap('um\ndois\r\n\ntrês', BODY, 300)).toEqual(['um', 'dois', 'três'])
  })
})

describe('numbers and dates on paper', () => {
  it.each([
    ['150.0000', 0, '150'],
    ['0.427787', 2, '0,427787'],
    ['18.90', 2, '18,90'],
    ['0.33500000', 5, '0,33500'],
    ['1234567.5', 0, '1.234.567,5'],
    ['-1234', 0, '-1.234'],
  ])('%s with at least %i decimals is %s', (decimal, places, expected) => {
    expect(formatNumber(decimal, places)).toBe(expected)
  })

  it('show the time of issue as the issuer wrote it, whatever the offset', () => {
    expect(formatIssue('2026-11-18T08:30:00-05:00')).toBe('18/11/2026 08:30:00')
  })

  it('name the month', () => {
    expect(formatMonth('2026-11')).toBe('NOV/26')
  })
})
