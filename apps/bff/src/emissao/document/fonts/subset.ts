import { table } from './sfnt.ts'
import type { TrueTypeFont } from './sfnt.ts'

const ARGS_ARE_WORDS = 0x0001
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_XY_SCALE = 0x0040
const HAS_2X2 = 0x0080
const HAS_INSTRUCTIONS = 0x0100

/**
 * A TrueType file with only the glyphs of `codePoints` and what they are composed of, in a fixed order, so that the
 * same font always gives the same bytes. Hinting is left out: it is half the size and PDF viewers ignore it at the
 * sizes of a bill.
 */
export function subsetTrueType(font: TrueTypeFont, codePoints: readonly number[]): Uint8Array {
  const encoded = codePoints
    .filter((codePoint) => font.glyphOf(codePoint) !== 0)
    .toSorted((left, right) => left - right)
  const glyphs = closure(font, [0, ...encoded.map((codePoint) => font.glyphOf(codePoint))])
  const outlines = glyphs.map((glyph) => copyOutline(font.outlineOf(glyph), glyphs))
  const offsets = [0]
  for (const outline of outlines) offsets.push((offsets.at(-1) ?? 0) + outline.length)
  return writeSfnt([
    ['cmap', writeCmap(encoded, glyphs, font)],
    ['glyf', concat(outlines)],
    ['head', patched(table(font.tables, 'head'), (head) => head.setInt16(50, 0))],
    ['hhea', patched(table(font.tables, 'hhea'), (hhea) => hhea.setUint16(34, glyphs.length))],
    ['hmtx', writeHmtx(font, glyphs)],
    // Short offsets count in words, which is why outlines are padded to even lengths.
    ['loca', writeUint16s(offsets.map((offset) => offset / 2))],
    ['maxp', patched(table(font.tables, 'maxp'), (maxp) => maxp.setUint16(4, glyphs.length))],
  ])
}

/** The glyphs and, after them, the components they refer to, each once, in order of appearance. */
function closure(font: TrueTypeFont, glyphs: readonly number[]): number[] {
  const result = new Set(glyphs)
  // A Set visits what is added while it is iterated, so components of components follow.
  for (const glyph of result)
    for (const component of components(font.outlineOf(glyph))) result.add(component.glyph)
  return [...result]
}

type Component = { readonly at: number; readonly flags: number; readonly glyph: number; readonly end: number }

function components(outline: DataView): Component[] {
  const found: Component[] = []
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return found
  for (let at = 10, more = true; more;) {
    const flags = outline.getUint16(at)
    const scale = flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_2X2 ? 8 : 0
    const end = at + 4 + (flags & ARGS_ARE_WORDS ? 4 : 2) + scale
    found.push({ at, flags, glyph: outline.getUint16(at + 2), end })
    more = (flags & MORE_COMPONENTS) !== 0
    at = end
  }
  return found
}

function copyOutline(outline: DataView, glyphs: readonly number[]): Uint8Array {
  if (outline.byteLength === 0) return new Uint8Array(0)
  const copy = outline.getInt16(0) >= 0 ? withoutInstructions(outline) : remapped(outline, glyphs)
  const padded = new Uint8Array((copy.length + 1) & ~1)
  padded.set(copy)
  return padded
}

function withoutInstructions(outline: DataView): Uint8Array {
  const bytes = bytesOf(outline)
  const lengthAt = 10 + outline.getInt16(0) * 2
  const instructions = outline.getUint16(lengthAt)
  return concat([bytes.subarray(0, lengthAt), new Uint8Array(2), bytes.subarray(lengthAt + 2 + instructions)])
}

function remapped(outline: DataView, glyphs: readonly number[]): Uint8Array {
  const parts = components(outline)
  const copy = bytesOf(outline).slice(0, parts.at(-1)?.end ?? 0)
  const view = new DataView(copy.buffer)
  for (const part of parts) {
    view.setUint16(part.at, part.flags & ~HAS_INSTRUCTIONS)
    view.setUint16(part.at + 2, glyphs.indexOf(part.glyph))
  }
  return copy
}

/** A map of format 4 with one segment per run of consecutive code points, whose glyphs are consecutive too. */
function writeCmap(codePoints: readonly number[], glyphs: readonly number[], font: TrueTypeFont): Uint8Array {
  const segments: { start: number; end: number; delta: number }[] = []
  for (const codePoint of codePoints) {
    const delta = (glyphs.indexOf(font.glyphOf(codePoint)) - codePoint) & 0xffff
    const last = segments.at(-1)
    if (last && last.end === codePoint - 1 && last.delta === delta) last.end = codePoint
    else segments.push({ start: codePoint, end: codePoint, delta })
  }
  segments.push({ start: 0xffff, end: 0xffff, delta: 1 })
  const length = 16 + segments.length * 8
  const power = 2 ** Math.floor(Math.log2(segments.length))
  const words = [0, 1, 3, 1, 0, 12, 4, length, 0, segments.length * 2, power * 2, Math.log2(power)]
  words.push((segments.length - power) * 2, ...segments.map((segment) => segment.end), 0)
  words.push(...segments.map((segment) => segment.start), ...segments.map((segment) => segment.delta))
  words.push(...segments.map(() => 0))
  return writeUint16s(words)
}

function writeHmtx(font: TrueTypeFont, glyphs: readonly number[]): Uint8Array {
  const hmtx = table(font.tables, 'hmtx')
  const count = table(font.tables, 'hhea').getUint16(34)
  return writeUint16s(
    glyphs.flatMap((glyph) => {
      const bearing = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2
      return [font.advanceOf(glyph), hmtx.getUint16(bearing)]
    }),
  )
}

function writeSfnt(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const directory = new DataView(new ArrayBuffer(12 + tables.length * 16))
  directory.setUint32(0, 0x00010000)
  const header = [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16]
  header.forEach((word, index) => directory.setUint16(4 + index * 2, word))
  const parts: Uint8Array[] = [bytesOf(directory)]
  let offset = directory.byteLength
  tables.forEach(([tag, bytes], index) => {
    const record = 12 + index * 16
    for (let letter = 0; letter < 4; letter++) directory.setUint8(record + letter, tag.charCodeAt(letter))
    const padded = new Uint8Array((bytes.length + 3) & ~3)
    padded.set(bytes)
    directory.setUint32(record + 4, checksum(padded))
    directory.setUint32(record + 8, offset)
    directory.setUint32(record + 12, bytes.length)
    parts.push(padded)
    offset += padded.length
  })
  return concat(parts)
}

function checksum(padded: Uint8Array): number {
  const view = new DataView(padded.buffer)
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function patched(view: DataView, patch: (copy: DataView) => void): Uint8Array {
  const copy = bytesOf(view).slice()
  patch(new DataView(copy.buffer))
  return copy
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

function writeUint16s(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 2))
  words.forEach((word, index) => view.setUint16(index * 2, word))
  return bytesOf(view)
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    result.set(part, offset)
    offset += part.length
  }
  return result
}
