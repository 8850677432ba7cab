import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WIN_ANSI_CODE_POINTS } from '../pdf/win-ansi.ts'
import { parseTrueType, table } from './sfnt.ts'
import { subsetTrueType } from './subset.ts'

const original = parseTrueType(readFileSync(new URL('./SourceSans3-Regular.ttf', import.meta.url)))
const subset = parseTrueType(subsetTrueType(original, WIN_ANSI_CODE_POINTS))

describe('a font subset', () => {
  it('maps every character to a glyph of the same width and box', () => {
    for (const codePoint of WIN_ANSI_CODE_POINTS) {
      const before = original.glyphOf(codePoint)
      const after = subset.glyphOf(codePoint)
      expect(after).not.toBe(0)
      expect(subset.advanceOf(after)).toBe(original.advanceOf(before))
      expect(boxOf(subset.outlineOf(after))).toEqual(boxOf(original.outlineOf(before)))
    }
  })

  it('has no glyph for the rest', () => {
    expect(original.glyphOf(0x416)).not.toBe(0)
    expect(subset.glyphOf(0x416)).toBe(0)
  })

  it('has figures of one width, so that columns of numbers align', () => {
    const widths = new Set(
      [...'0123456789'].map((digit) => subset.advanceOf(subset.glyphOf(digit.charCodeAt(0)))),
    )
    expect(widths.size).toBe(1)
  })

  it('leaves the hinting programs out', () => {
    for (const tag of ['prep', 'GPOS', 'GSUB']) expect(() => table(subset.tables, tag)).toThrow(RangeError)
  })

  it('refuses what is no font', () => {
    expect(() => parseTrueType(new Uint8Array(64))).toThrow(RangeError)
  })
})

function boxOf(outline: DataView): number[] {
  return outline.byteLength === 0 ? [] : [2, 4, 6, 8].map((offset) => outline.getInt16(offset))
}
