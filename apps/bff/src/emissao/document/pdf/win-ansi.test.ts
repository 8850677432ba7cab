import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pdfString, toWinAnsi } from './win-ansi.ts'

describe('toWinAnsi', () => {
  it('leaves Latin-1 as it is', () => {
    expect(toWinAnsi('Conceição & Filhos (ß, ÿ)')).toBe('Conceição & Filhos (ß, ÿ)')
  })

  it.each([
    ['“aspas” – 5 €', '\x93aspas\x94 \x96 5 \x80'],
    ['Łukasz Dvořák', 'Lukasz Dvorák'],
    ['Jose\u0301', 'José'],
    ['ﬁm ①', 'fim 1'],
    ['linha\nnova\ttab', 'linha nova tab'],
    ['― 5 ≤ 7', '\x97 5 <= 7'],
    ['Đặng Thị Ŋuyễn Şahin', 'Dang Thi Nguyen Sahin'],
    ['DIJKSTRA\u2011ŒUVRE\u00a0', 'DIJKSTRA-\x8cUVRE\u00a0'],
    ['Москва, Ελλάδα', 'Moskva, Ellada'],
    ['漢字', 'HanZi'],
    ['a\u200bb\u0007c', 'ab c'],
    ['😀 \ue000 \ud800', '? ? ?'],
  ])('encodes %j', (text, encoded) => {
    expect(toWinAnsi(text)).toBe(encoded)
  })

  it('writes every Latin letter that exists, none as a question mark', () => {
    const lost: string[] = []
    for (let codePoint = 0x20; codePoint < 0x20000; codePoint++) {
      const character = String.fromCodePoint(codePoint)
      if (/\p{Script=Latin}/u.test(character) && !/[^\s?]/.test(toWinAnsi(character))) lost.push(character)
    }
    // Four that Unicode got after the library did (꟎, ꟏, and those of A7D2 and A7D4).
    expect(lost.length).toBeLessThan(5)
  })

  it('gives one byte a character, none of them a control, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toWinAnsi(text)).toMatch(/^[\x20-\x7e\x80-\xff]*$/)
      }),
    )
  })
})

it('pdfString escapes what a PDF string delimits itself with', () => {
  expect(pdfString('a(b)\\')).toBe('(a\\(b\\)\\\\)')
})
