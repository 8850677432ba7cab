import { parseTrueType, table } from '../fonts/sfnt.ts'
import { subsetTrueType } from '../fonts/subset.ts'
import { WIN_ANSI_TO_UNICODE } from './win-ansi.ts'

/** A font embedded once in the template; sizes are in points. */
export type PdfFont = {
  /** Resource name, as in `/F1`. */
  readonly resource: string
  readonly postScriptName: string
  readonly file: Uint8Array
  /** Advance of each Windows-1252 code, in thousandths of the size. */
  readonly widths: readonly number[]
  readonly descriptor: string
  /** Whether the subset has the character of a Windows-1252 code. */
  readonly covers: (code: number) => boolean
  /** The font that sets a text which this one does not cover; the last one covers every code. */
  readonly fallback: PdfFont | null
}

/** What a font is made of, apart from its bytes. */
export type FontSpec = {
  readonly resource: string
  readonly postScriptName: string
  /** Dominant stem width in thousandths, which the outlines do not tell. */
  readonly stemV: number
  readonly repertoire: readonly number[]
  readonly fallback: PdfFont | null
}

/** Reads a TrueType file and subsets it to a repertoire of Unicode code points. */
export function loadFont(bytes: Uint8Array, spec: FontSpec): PdfFont {
  const font = parseTrueType(bytes)
  const scale = (value: number) => Math.round((value * 1000) / font.unitsPerEm)
  const head = table(font.tables, 'head')
  const hhea = table(font.tables, 'hhea')
  const bbox = [36, 38, 40, 42].map((offset) => scale(head.getInt16(offset)))
  const repertoire = new Set(spec.repertoire)
  const capHeight = scale(table(font.tables, 'OS/2').getInt16(88))
  return {
    resource: spec.resource,
    postScriptName: spec.postScriptName,
    file: subsetTrueType(font, spec.repertoire),
    widths: WIN_ANSI_TO_UNICODE.map((codePoint) =>
      repertoire.has(codePoint) ? scale(font.advanceOf(font.glyphOf(codePoint))) : 0,
    ),
    descriptor:
      `/Flags 32 /ItalicAngle 0 /FontBBox [${bbox.join(' ')}] /Ascent ${scale(hhea.getInt16(4))} ` +
      `/Descent ${scale(hhea.getInt16(6))} /CapHeight ${capHeight} /StemV ${spec.stemV}`,
    covers: (code) => repertoire.has(WIN_ANSI_TO_UNICODE[code] ?? -1),
    fallback: spec.fallback,
  }
}

const BEYOND_ASCII = /[\x80-\xff]/

/** The font that sets a text encoded by `toWinAnsi`: the wanted one if it has every character, else its fallback. */
export function fontFor(wanted: PdfFont, encoded: string): PdfFont {
  if (!wanted.fallback || !BEYOND_ASCII.test(encoded)) return wanted
  for (let index = 0; index < encoded.length; index++) {
    if (!wanted.covers(encoded.charCodeAt(index))) return fontFor(wanted.fallback, encoded)
  }
  return wanted
}

/** Width in points of text encoded by `toWinAnsi`. */
export function textWidth(wanted: PdfFont, size: number, encoded: string): number {
  const font = fontFor(wanted, encoded)
  let width = 0
  for (let index = 0; index < encoded.length; index++) width += font.widths[encoded.charCodeAt(index)] ?? 0
  return (width * size) / 1000
}
