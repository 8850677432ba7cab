import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY } from './style.ts'
import { formatIssue, formatMonth, formatNumber, widthOf, wrap, wrapCode } from './text.ts'

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
          expect(widthOf(line, BODY)).toBeLessThanOrEqual(width)
        }
      }),
    )
  })

  it('starts a line where the text has one', () => {
    expect(wrap('um\ndois\r\n\ntrês', BODY, 300)).toEqual(['um', 'dois', 'três'])
  })
})

describe('wrapCode', () => {
  it('keeps every character, and no line begins or ends with a space', () => {
    const code = 'BR5925CIA ENERGETICA VALE CLARO6014BELO HORIZONTE'
    for (let width = 30; width < 200; width += 7) {
      const lines = wrapCode(code, BODY, width)
      expect(lines.join('')).toBe(code)
      expect(lines.map((line) => line.trim())).toEqual(lines)
      for (const line of lines) expect(widthOf(line, BODY)).toBeLessThanOrEqual(width)
    }
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
