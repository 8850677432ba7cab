import { readFileSync } from 'node:fs'
import type { Face, FaceMetrics } from '../fonts/faces.ts'
import { pdfString, toWinAnsi } from './win-ansi.ts'

/** A font embedded once in the template; sizes are in points. */
export type PdfFont = {
  /** Resource name, as in `/F1`. */
  readonly resource: string
  readonly face: Face
  readonly metrics: FaceMetrics
  /** The subset, a TrueType file. */
  readonly file: Uint8Array
  /** The font that sets a text which this one does not cover; the last one covers every code. */
  readonly fallback: PdfFont | null
}

/** Reads what `npm run generate` wrote of a face. */
export function loadFont(resource: string, face: Face, fallback: PdfFont | null): PdfFont {
  const generated = (type: string) =>
    readFileSync(new URL(`../fonts/generated/${face.name}.${type}`, import.meta.url))
  const metrics = JSON.parse(generated('json').toString('utf8')) as FaceMetrics
  return { resource, face, metrics, file: generated('ttf'), fallback }
}

const BEYOND_ASCII = /[\x80-\xff]/

/** The font that sets a text encoded by `toWinAnsi`: the wanted one if it has every character, else its fallback. */
function fontFor(wanted: PdfFont, encoded: string): PdfFont {
  if (!wanted.fallback || !BEYOND_ASCII.test(encoded)) return wanted
  const { widths } = wanted.metrics
  for (let index = 0; index < encoded.length; index++) {
    if (!widths[encoded.charCodeAt(index)]) return fontFor(wanted.fallback, encoded)
  }
  return wanted
}

/** A text as a font sets it. */
export type SetText = {
  readonly font: PdfFont
  /** In thousandths of the size. */
  readonly width: number
  /** The operand that shows it. */
  readonly literal: string
}

/**
 * Encodes and measures a text in the wanted font, or in its fallback where it lacks a character. One pass over nearly
 * every text of a bill: there are two hundred, and as many regular expressions would take a tenth of its time.
 */
export function setText(wanted: PdfFont, text: string): SetText {
  const { widths } = wanted.metrics
  let width = 0
  let isSpecial = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const advance = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0x100) ? widths[code] : 0
    if (!advance) return setEncoded(wanted, toWinAnsi(text))
    width += advance
    // The parentheses and the backslash.
    if (code === 0x28 || code === 0x29 || code === 0x5c) isSpecial = true
  }
  return { font: wanted, width, literal: isSpecial ? pdfString(text) : `(${text})` }
}

function setEncoded(wanted: PdfFont, encoded: string): SetText {
  return {
    font: fontFor(wanted, encoded),
    width: textWidth(wanted, 1000, encoded),
    literal: pdfString(encoded),
  }
}

/** Width in points of text encoded by `toWinAnsi`. */
export function textWidth(wanted: PdfFont, size: number, encoded: string): number {
  const { widths } = fontFor(wanted, encoded).metrics
  let width = 0
  for (let index = 0; index < encoded.length; index++) width += widths[encoded.charCodeAt(index)] ?? 0
  return (width * size) / 1000
}
