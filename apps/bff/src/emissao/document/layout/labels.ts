import type { Canvas, TextStyle } from '../pdf/canvas.ts'
import { LABEL, SECTION } from './style.ts'

/** A text that is the same on every bill; `y` counts from the top of its block. */
export type Label = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly align?: 'right'
  readonly style?: TextStyle
  /** A second line below, as in the head of a narrow column. */
  readonly below?: string
}

/** Where the labels of a block are: in a form painted on the page, or on the page itself, for a block that moved. */
export type Place = { readonly form: string | null; readonly top: number }

/** The labels of a block by name. */
export class Labels<Name extends string> {
  private readonly labels: Readonly<Record<Name, Label>>

  constructor(labels: Readonly<Record<Name, Label>>) {
    this.labels = labels
  }

  /** Draws all of them into a form, each a part that a page can read out. */
  drawForm(canvas: Canvas, top: number): void {
    for (const name of Object.keys(this.labels) as Name[])
      canvas.part(name, () => drawLabel(canvas, this.labels[name], top))
  }

  /** Makes a label content of the element that is open. */
  read(canvas: Canvas, name: Name, { form, top }: Place): void {
    if (form === null) drawLabel(canvas, this.labels[name], top)
    else canvas.usePart(form, name)
  }

  /** Reads a label as the head of a table's column or row. */
  readHead(canvas: Canvas, name: Name, place: Place, scope?: 'Row'): void {
    if (scope) canvas.begin('TH', { scope })
    else canvas.begin('TH')
    this.read(canvas, name, place)
    canvas.end()
  }

  /** Reads a label as the title of a part of the bill. */
  readTitle(canvas: Canvas, name: Name, place: Place): void {
    canvas.begin('H2')
    this.read(canvas, name, place)
    canvas.end()
  }
}

export function title(x: number, y: number, text: string): Label {
  return { x, y, text, style: SECTION }
}

const LINE = 7.5

function drawLabel(canvas: Canvas, { x, y, text, align, style = LABEL, below }: Label, top: number): void {
  const draw = (line: string, at: number) =>
    align === 'right' ? canvas.textRight(x, at, line, style) : canvas.text(x, at, line, style)
  if (below === undefined) {
    draw(text, top + y)
    return
  }
  draw(text, top + y - LINE / 2)
  draw(below, top + y + LINE / 2)
}
