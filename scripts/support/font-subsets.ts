import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fontkit from 'fontkit'
import subsetFont from 'subset-font'
import { REGULAR_FACE, SEMIBOLD_FACE } from '../../apps/bff/src/emissao/document/fonts/faces.ts'
import type { Face, FaceMetrics } from '../../apps/bff/src/emissao/document/fonts/faces.ts'
import { WIN_ANSI_TO_UNICODE } from '../../apps/bff/src/emissao/document/pdf/win-ansi.ts'
import { repository } from './steps.ts'

const fonts = 'apps/bff/src/emissao/document/fonts'

/** Where the subsets are kept, from the root of the repository. */
export const subsetsFolder = `${fonts}/generated`

// A PDF with WinAnsiEncoding needs the outlines, the advances and the map of characters alone (ISO 32000-1 §9.9).
// Hinting is half the size, and viewers ignore it at the sizes of a bill.
// Kept apart because the package's types do not list all of its options.
const options = {
  targetFormat: 'truetype' as const,
  noHinting: true,
  noLayoutClosure: true,
  keepFeatures: [],
  dropTables: ['BASE', 'GDEF', 'GPOS', 'GSUB', 'OS/2', 'STAT', 'name', 'post'],
}

/** Writes the subset and the metrics of each face of a bill into `folder`. */
export async function writeFontSubsets(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const face of [REGULAR_FACE, SEMIBOLD_FACE]) {
    const file = readFileSync(join(repository, fonts, `${face.name}.ttf`))
    const subset = await subsetFont(file, String.fromCodePoint(...face.repertoire), options)
    writeFileSync(join(folder, `${face.name}.ttf`), subset)
    writeFileSync(join(folder, `${face.name}.json`), `${JSON.stringify(metricsOf(file, face))}\n`)
  }
}

/** From the whole file: the subset no longer has the tables that tell the height of capitals. */
function metricsOf(file: Buffer, face: Face): FaceMetrics {
  const font = fontkit.create(file)
  if (!('glyphForCodePoint' in font)) throw new Error(`${face.name} is a collection of fonts`)
  const scaled = (value: number) => Math.round((value * 1000) / font.unitsPerEm)
  const { minX, minY, maxX, maxY } = font.bbox
  const advance = (codePoint: number) =>
    face.repertoire.includes(codePoint) ? scaled(font.glyphForCodePoint(codePoint).advanceWidth) : 0
  return {
    bbox: [minX, minY, maxX, maxY].map(scaled),
    ascent: scaled(font.ascent),
    descent: scaled(font.descent),
    capHeight: scaled(font.capHeight),
    widths: WIN_ANSI_TO_UNICODE.map(advance),
  }
}
