/** Reading side of a TrueType file: the tables a subset needs. Offsets follow the OpenType specification. */
export type TrueTypeFont = {
  readonly tables: ReadonlyMap<string, DataView>
  readonly unitsPerEm: number
  readonly glyphOf: (codePoint: number) => number
  readonly advanceOf: (glyph: number) => number
  readonly outlineOf: (glyph: number) => DataView
}

/** @throws RangeError when the file is not a TrueType font with outlines and a Unicode map of format 4 */
export function parseTrueType(bytes: Uint8Array): TrueTypeFont {
  const tables = readDirectory(bytes)
  const longLoca = table(tables, 'head').getInt16(50) === 1
  const loca = table(tables, 'loca')
  const glyf = table(tables, 'glyf')
  const hmtx = table(tables, 'hmtx')
  const metricsCount = table(tables, 'hhea').getUint16(34)
  const glyphStart = (glyph: number) => (longLoca ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  return {
    tables,
    unitsPerEm: table(tables, 'head').getUint16(18),
    glyphOf: readCmap(table(tables, 'cmap')),
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricsCount - 1) * 4),
    outlineOf: (glyph) => {
      const start = glyphStart(glyph)
      return new DataView(glyf.buffer, glyf.byteOffset + start, glyphStart(glyph + 1) - start)
    },
  }
}

export function table(tables: ReadonlyMap<string, DataView>, tag: string): DataView {
  const found = tables.get(tag)
  if (!found) throw new RangeError(`the font has no ${tag} table`)
  return found
}

function readDirectory(bytes: Uint8Array): Map<string, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, DataView>()
  for (let index = 0; index < file.getUint16(4); index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4))
    tables.set(
      tag,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(record + 8), file.getUint32(record + 12)),
    )
  }
  return tables
}

/** The Windows Unicode map (platform 3, encoding 1). */
function readCmap(cmap: DataView): (codePoint: number) => number {
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const record = 4 + index * 8
    if (cmap.getUint16(record) !== 3 || cmap.getUint16(record + 2) !== 1) continue
    const offset = cmap.getUint32(record + 4)
    if (cmap.getUint16(offset) === 4) return (codePoint) => lookup(cmap, offset, codePoint)
  }
  throw new RangeError('the font has no Unicode map of format 4')
}

function lookup(cmap: DataView, offset: number, codePoint: number): number {
  const segments = cmap.getUint16(offset + 6) / 2
  const ends = offset + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const ranges = deltas + segments * 2
  for (let segment = 0; segment < segments; segment++) {
    if (codePoint > cmap.getUint16(ends + segment * 2)) continue
    const start = cmap.getUint16(starts + segment * 2)
    if (codePoint < start) return 0
    const delta = cmap.getUint16(deltas + segment * 2)
    const range = cmap.getUint16(ranges + segment * 2)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = cmap.getUint16(ranges + segment * 2 + range + (codePoint - start) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
