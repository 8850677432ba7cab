import { setText } from './font.ts'
import type { PdfFont, SetText } from './font.ts'
import { StructureLog } from './structure-log.ts'
import type { Role, RoleOptions } from './structure-log.ts'

/** DeviceRGB, 0 to 1, as PDF operands. */
export type Color = `${number} ${number} ${number}`

export type TextStyle = { readonly font: PdfFont; readonly size: number; readonly color: Color }

/**
 * Unit of a content stream: a point has 25 of them. All places are whole numbers, which are shorter and twice as fast
 * to write as fractions, and a pixel of 100 dpi (0.72 points) is 18 units.
 */
export const UNITS_PER_POINT = 25

/** One bit a pixel, rows from the top, each in whole bytes; one character per byte. */
export type Bitmap = { readonly columns: number; readonly rows: number; readonly data: string }

/** What a canvas drew. */
export type Drawing = {
  /** A content stream, one character per byte, in units from the lower left corner. */
  readonly content: string
  /** Which structure element each marked part of it belongs to, in the notation of `structure-log.ts`. */
  readonly structure: string
  /** Of a form: the name of the part that each number marks. */
  readonly parts: readonly string[]
}

/**
 * Writes the operators of one content stream. Coordinates are points from the upper left corner of the page, text is
 * placed by its baseline. Font and colour are only written when they change.
 *
 * Reading order is the order of `begin` and `end`, whatever the place on the page:
 *
 *     canvas.begin('Table')
 *     canvas.begin('TR')
 *     canvas.begin('TH')            // a label that the frame (a form) drew with part('vencimento', ...)
 *     canvas.usePart('Frame', 'vencimento')
 *     canvas.end()
 *     canvas.begin('TD')
 *     canvas.text(x, y, '10/12/2026', style)
 *     canvas.end()                  // TD, then TR and Table alike
 *
 * What is drawn while no element is open is an artifact, as are rules and tints anywhere but in a Figure: nobody wants
 * them read out. The elements of a page are closed at its end; they do not go on to the next page.
 */
export class Canvas {
  private readonly height: number
  private readonly log = new StructureLog()
  private readonly parts: string[] = []
  private out = ''
  private inText = false
  /** Whose marked content is open. */
  private mark: 'none' | 'element' | 'artifact' = 'none'
  /** Whether it has a text already. */
  private isMarkTold = false
  private partName: string | null = null
  private font = ''
  private fill = ''
  // Where the last text of the text object began.
  private textX = 0
  private textY = 0

  /** @param pageHeight points */
  constructor(pageHeight: number) {
    this.height = Math.floor(pageHeight * UNITS_PER_POINT)
  }

  /** Opens a structure element inside the one that is open; what is drawn until `end` is its content. */
  begin(role: Role, options?: RoleOptions): void {
    this.endMark()
    this.log.begin(role, options)
  }

  /** Closes the element opened last. */
  end(): void {
    this.endMark()
    this.log.end()
  }

  /** In a form: draws something that the pages put into their reading order by `usePart`. */
  part(name: string, draw: () => void): void {
    this.endMark()
    this.partName = name
    draw()
    this.endMark()
    this.partName = null
  }

  /** The next text goes on inside the word of the last one: a code broken over lines. */
  goOn(): void {
    this.isMarkTold = false
  }

  /**
   * On a page: reads a part of a form as content of the open element. Such a form can be painted on one page of a
   * file only; what is never used is not read at all.
   */
  usePart(form: string, part: string): void {
    this.log.usePart(form, part)
  }

  /** @returns where the text ends, for what follows on the same line */
  text(x: number, y: number, text: string, style: TextStyle): number {
    const set = setText(style.font, text)
    this.show(x, y, set, style.size, style.color)
    return x + (set.width * style.size) / 1000
  }

  textRight(x: number, y: number, text: string, style: TextStyle): void {
    const set = setText(style.font, text)
    this.show(x - (set.width * style.size) / 1000, y, set, style.size, style.color)
  }

  textCenter(x: number, y: number, text: string, style: TextStyle): void {
    const set = setText(style.font, text)
    this.show(x - (set.width * style.size) / 2000, y, set, style.size, style.color)
  }

  /** One line in at most `width` points: a longer text is set smaller, never cut. */
  textFit(x: number, y: number, text: string, style: TextStyle, width: number): void {
    const set = setText(style.font, text)
    const natural = (set.width * style.size) / 1000
    this.show(x, y, set, natural <= width ? style.size : (style.size * width) / natural, style.color)
  }

  rect(x: number, y: number, width: number, height: number, color: Color): void {
    this.paint(color)
    this.out += `${units(x)} ${this.fromBottom(y + height)} ${units(width)} ${units(height)} re f\n`
  }

  /** A thin filled rectangle: unlike a stroke it has the same width in every viewer. */
  hline(x: number, y: number, width: number, color: Color, thickness = 0.5): void {
    this.rect(x, y - thickness / 2, width, thickness, color)
  }

  vline(x: number, y: number, height: number, color: Color, thickness = 0.5): void {
    this.rect(x - thickness / 2, y, thickness, height, color)
  }

  strokeRect(x: number, y: number, width: number, height: number, color: Color, thickness = 0.6): void {
    this.enter('graphics')
    const box = `${units(x)} ${this.fromBottom(y + height)} ${units(width)} ${units(height)} re`
    this.out += `${color} RG ${units(thickness)} w ${box} S\n`
  }

  dashedLine(x1: number, x2: number, y: number, color: Color): void {
    this.enter('graphics')
    const at = this.fromBottom(y)
    this.out += `q ${color} RG 15 w [60 50] 0 d ${units(x1)} ${at} m ${units(x2)} ${at} l S Q\n`
  }

  /** Paints the set pixels of a bitmap black, over the whole of a rectangle. */
  bitmap(x: number, y: number, width: number, height: number, { columns, rows, data }: Bitmap): void {
    this.paint('0 0 0')
    this.out +=
      `q ${units(width)} 0 0 ${units(height)} ${units(x)} ${this.fromBottom(y + height)} cm\n` +
      `BI /W ${columns} /H ${rows} /BPC 1 /IM true /D [1 0] ID ${data}\nEI Q\n`
  }

  /** Paints a form XObject made by the template over the whole page. Its content says itself what it is. */
  form(name: string): void {
    this.endMark()
    this.endText()
    this.out += `/${name} Do\n`
  }

  finish(): Drawing {
    this.endMark()
    this.endText()
    return { content: this.out, structure: this.log.finish(), parts: this.parts }
  }

  private show(x: number, y: number, { font, width, literal }: SetText, size: number, color: Color): void {
    if (width === 0) return
    this.enter('text')
    // Who has the element read out, or copies it, gets its texts one after the other: their words stay apart.
    if (this.isMarkTold) this.out += '( ) Tj\n'
    this.isMarkTold = this.mark === 'element'
    const selected = `/${font.resource} ${Math.round(size * UNITS_PER_POINT * 10) / 10} Tf\n`
    if (selected !== this.font) this.out += this.font = selected
    if (color !== this.fill) this.out += `${(this.fill = color)} rg\n`
    const textX = units(x)
    const textY = this.fromBottom(y)
    this.out += `${textX - this.textX} ${textY - this.textY} Td ${literal} Tj\n`
    this.textX = textX
    this.textY = textY
  }

  private paint(color: Color): void {
    this.enter('graphics')
    if (color !== this.fill) this.out += `${(this.fill = color)} rg\n`
  }

  /**
   * Before each operator that shows something. Marks nest with text objects, so a mark ends where those do. What is
   * drawn between texts is an artifact, unless it is a figure's.
   */
  private enter(kind: 'text' | 'graphics'): void {
    if ((kind === 'text') !== this.inText) {
      this.endMark()
      if (kind === 'text') this.beginText()
      else this.endText()
    }
    const wanted = this.holds(kind) ? 'element' : 'artifact'
    if (this.mark === wanted) return
    this.endMark()
    this.mark = wanted
    if (wanted === 'artifact') this.out += '/Artifact BMC\n'
    else if (this.partName === null) this.out += this.log.mark()
    else this.out += `/P <</MCID ${this.parts.push(this.partName) - 1}>> BDC\n`
  }

  /** Whether the element or part that is open has such content. */
  private holds(kind: 'text' | 'graphics'): boolean {
    if (this.partName !== null) return kind === 'text'
    return this.log.role === 'Figure' || (kind === 'text' && this.log.role !== undefined)
  }

  private endMark(): void {
    if (this.mark !== 'none') this.out += 'EMC\n'
    this.mark = 'none'
    this.isMarkTold = false
  }

  private beginText(): void {
    this.out += 'BT\n'
    this.inText = true
    this.textX = 0
    this.textY = 0
  }

  private endText(): void {
    if (this.inText) this.out += 'ET\n'
    this.inText = false
  }

  /** Units from the lower edge of the page. */
  private fromBottom(y: number): number {
    return this.height - units(y)
  }
}

function units(points: number): number {
  return Math.round(points * UNITS_PER_POINT)
}
