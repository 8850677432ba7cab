import type { Canvas } from '../pdf/canvas.ts'

/** A block that only some bills have; it stands on the first page where there is room, else on a following one. */
export type Section = {
  /** With the space below it, points. */
  readonly height: number
  readonly draw: (canvas: Canvas, top: number) => void
}

/** One row of a table whose cells are set by the caller, read out as such. */
export function drawCell(canvas: Canvas, draw: () => void): void {
  canvas.begin('TD')
  draw()
  canvas.end()
}

export function drawHeadCell(canvas: Canvas, draw: () => void, scope?: 'Row'): void {
  if (scope) canvas.begin('TH', { scope })
  else canvas.begin('TH')
  draw()
  canvas.end()
}

export function drawParagraph(canvas: Canvas, draw: () => void): void {
  canvas.begin('P')
  draw()
  canvas.end()
}

/** A row of a table. */
export function drawRow(canvas: Canvas, draw: () => void): void {
  canvas.begin('TR')
  draw()
  canvas.end()
}
