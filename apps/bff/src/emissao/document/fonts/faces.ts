import { PORTUGUESE_CODE_POINTS, WIN_ANSI_CODE_POINTS } from '../pdf/win-ansi.ts'

/** A font file of this folder and what a bill needs of it. Licence: SIL OFL 1.1, beside the files. */
export type Face = {
  /** PostScript name, and name of the `.ttf`. */
  readonly name: string
  /** Unicode code points kept in the subset. */
  readonly repertoire: readonly number[]
  /** Dominant stem width in thousandths of the size, which the file does not tell. */
  readonly stemV: number
}

export const REGULAR_FACE: Face = {
  name: 'SourceSans3-Regular',
  repertoire: WIN_ANSI_CODE_POINTS,
  stemV: 84,
}

export const SEMIBOLD_FACE: Face = {
  name: 'SourceSans3-SemiBold',
  repertoire: PORTUGUESE_CODE_POINTS,
  stemV: 120,
}

/** Facts of a subset, in thousandths of the size; `scripts/support/font-subsets.ts` writes them. */
export type FaceMetrics = {
  readonly bbox: readonly number[]
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  /** Advance of each of the 256 codes of Windows-1252, 0 where the subset has no glyph. */
  readonly widths: readonly number[]
}
