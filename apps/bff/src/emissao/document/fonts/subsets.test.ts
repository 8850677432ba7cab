import { readFileSync } from 'node:fs'
import * as fontkit from 'fontkit'
import { describe, expect, it } from 'vitest'
import { loadFont } from '../pdf/font.ts'
import { WIN_ANSI_TO_UNICODE } from '../pdf/win-ansi.ts'
import { REGULAR_FACE, SEMIBOLD_FACE } from './faces.ts'

describe.each([REGULAR_FACE, SEMIBOLD_FACE])('the subset of $name', (face) => {
  const original = open(readFileSync(new URL(`./${face.name}.ttf`, import.meta.url)))
  const { file, metrics } = loadFont('F1', face, null)
  const subset = open(file)

  it('maps every character of its repertoire to the outline of the whole font', () => {
    for (const codePoint of face.repertoire) {
      expect(subset.hasGlyphForCodePoint(codePoint)).toBe(true)
      const [before, after] = [original, subset].map((font) => font.glyphForCodePoint(codePoint).path.toSVG())
      expect(after).toBe(before)
    }
  })

  it('has no glyph for the rest', () => {
    expect(original.hasGlyphForCodePoint(0x416)).toBe(true)
    expect(subset.hasGlyphForCodePoint(0x416)).toBe(false)
  })

  it('advances by the width that texts are measured with', () => {
    WIN_ANSI_TO_UNICODE.forEach((codePoint, code) => {
      const advance = face.repertoire.includes(codePoint) && subset.glyphForCodePoint(codePoint).advanceWidth
      expect(metrics.widths[code]).toBe(Number(advance))
    })
  })

  it('has figures of one width, so that columns of numbers align', () => {
    const widths = new Set([...'0123456789'].map((digit) => metrics.widths[digit.charCodeAt(0)]))
    expect(widths.size).toBe(1)
  })
})

/** Both fonts have 1,000 units to the em, so that their units are thousandths of the size. */
function open(file: Uint8Array): fontkit.Font {
  const font = fontkit.create(Buffer.from(file))
  if ('fonts' in font) throw new TypeError('a collection of fonts')
  return font
}
