import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripPunctuation, upperAscii } from './punctuation.ts'
import { anyText } from './test-arbitraries.ts'

describe('stripPunctuation', () => {
  it('removes what people, PDFs and chats put inside numbers', () => {
    expect(stripPunctuation('529.982.247-25')).toBe('52998224725')
    expect(stripPunctuation('11.222.333/0001\u201381')).toBe('11222333000181')
    expect(stripPunctuation('\ufeff12\u00a034\u200b56\u00ad7\t')).toBe('1234567')
  })

  it('keeps letters and every other mark', () => {
    expect(stripPunctuation('12.ABC,345_x')).toBe('12ABC,345_x')
  })

  it('changes nothing the second time, on any text', () => {
    fc.assert(
      fc.property(anyText, (text) => stripPunctuation(stripPunctuation(text)) === stripPunctuation(text)),
    )
  })
})

describe('upperAscii', () => {
  it('raises a to z and leaves the other letters, so that the length stays', () => {
    expect(upperAscii('aZ9çßſ')).toBe('AZ9çßſ')
    fc.assert(fc.property(anyText, (text) => upperAscii(text).length === text.length))
  })
})
