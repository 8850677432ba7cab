import { readFileSync } from 'node:fs'
import type { Face, FaceMetrics } from '../fonts/faces.ts'

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
export function fontFor(wanted: PdfFont, encoded: string): PdfFont {
  if (!wanted.fallback || !BEYOND_ASCII.test(encoded)) return wanted
  const { widths } = wanted.metrics
  for (let index = 0; index < encoded.length; index++) {
    if (!widths[encoded.charCodeAt(index)]) return fontFor(wanted.fallback, encoded)
  }
  return wanted
}

/** Width in points of text encoded by `toWinAnsi`. */
export function textWidth(wanted: PdfFont, size: number, encoded: string): number {
  const { widths } = fontFor(wanted, encoded).metrics
  let width = 0
  for (let index = 0; index < encoded.length; index++) width += widths[encoded.charCodeAt(index)] ?? 0
  return (width * size) / 1000
}
