import { REGULAR_FACE, SEMIBOLD_FACE } from '../fonts/faces.ts'
import type { Color, TextStyle } from '../pdf/canvas.ts'
import { loadFont } from '../pdf/font.ts'

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const

/** 0.72 pt is one pixel at 100 dpi: codes on this grid have crisp edges there and at every multiple of it. */
export const PIXEL = 0.72

/** Left and right margins, 10.2 mm, on the pixel grid. */
export const LEFT = 40 * PIXEL
export const RIGHT = 786 * PIXEL
export const WIDTH = RIGHT - LEFT

export const REGULAR = loadFont('F1', REGULAR_FACE, null)
export const SEMIBOLD = loadFont('F2', SEMIBOLD_FACE, REGULAR)

export const INK: Color = '0.09 0.13 0.17'
export const MUTED: Color = '0.35 0.4 0.44'
export const RULE: Color = '0.78 0.81 0.83'
export const ACCENT: Color = '0.02 0.33 0.38'
export const TINT: Color = '0.93 0.96 0.96'
export const WHITE: Color = '1 1 1'
export const ALERT: Color = '0.68 0.08 0.1'
/** Behind the text of a bill without fiscal value. */
export const WATERMARK: Color = '0.97 0.88 0.88'
export const HAIRLINE: Color = '0.9 0.92 0.93'

export const LABEL: TextStyle = { font: REGULAR, size: 6.4, color: MUTED }
export const SECTION: TextStyle = { font: SEMIBOLD, size: 7.2, color: ACCENT }
export const BODY: TextStyle = { font: REGULAR, size: 7.8, color: INK }
export const STRONG: TextStyle = { font: SEMIBOLD, size: 7.8, color: INK }

export function sized(style: TextStyle, size: number, color: Color = style.color): TextStyle {
  return { ...style, size, color }
}
