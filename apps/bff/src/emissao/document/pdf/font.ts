import { parseTrueType, table } from '../fonts/sfnt.ts'
import { subsetTrueType } from '../fonts/subset.ts'
import { WIN_ANSI_CODE_POINTS, WIN_ANSI_TO_UNICODE } from './win-ansi.ts'

/** A font embedded once in the template; sizes are in points. */
export type PdfFont = {
  /** Resource name, as in `/F1`. */
  readonly resource: string
  readonly postScriptName: string
  readonly file: Uint8Array
  /** Advance of each Windows-1252 code, in thousandths of the size. */
  readonly widths: readonly number[]
  readonly descriptor: string
}

/** Reads a TrueType file and subsets it to the repertoire of a bill. */
export function loadFont(bytes: Uint8Array, resource: string, postScriptName: string, stemV: number): PdfFont {
  const font = parseTrueType(bytes)
  const scale = (value: number) => Math.round((value * 1000) / font.unitsPerEm)
  const head = table(font.tables, 'head')
  const hhea = table(font.tables, 'hhea')
  const bbox = [36, 38, 40, 42].map((offset) => scale(head.getInt16(offset)))
  const capHeight = scale(table(font.tables, 'OS/2').getInt16(88))
  return {
    resource,
    postScriptName,
    file: subsetTrueType(font, WIN_ANSI_CODE_POINTS),
    widths: WIN_ANSI_TO_UNICODE.map((codePoint) => scale(font.advanceOf(font.glyphOf(codePoint)))),
    descriptor:
      `/Flags 32 /ItalicAngle 0 /FontBBox [${bbox.join(' ')}] /Ascent ${scale(hhea.getInt16(4))} ` +
      `/Descent ${scale(hhea.getInt16(6))} /CapHeight ${capHeight} /StemV ${stemV}`,
  }
}

/** Width in points of text encoded by `toWinAnsi`. */
export function textWidth(font: PdfFont, size: number, encoded: string): number {
  let width = 0
  for (let index = 0; index < encoded.length; index++) width += font.widths[encoded.charCodeAt(index)] ?? 0
  return (width * size) / 1000
}
