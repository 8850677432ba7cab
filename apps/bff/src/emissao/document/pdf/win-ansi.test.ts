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
    ['각', '???'],
    ['漢字', '??'],
  ])('encodes %j', (text, encoded) => {
    expect(toWinAnsi(text)).toBe(encoded)
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
