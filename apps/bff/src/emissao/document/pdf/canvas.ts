import { fontFor, textWidth } from './font.ts'
import type { PdfFont } from './font.ts'
import { pdfString, toWinAnsi } from './win-ansi.ts'

/** DeviceRGB, 0 to 1, as PDF operands. */
export type Color = `${number} ${number} ${number}`

export type TextStyle = { readonly font: PdfFont; readonly size: number; readonly color: Color }

/**
 * Writes the operators of one content stream. Coordinates are points from the upper left corner of the page, text is
 * placed by its baseline. Font and colour are only written when they change.
 */
export class Canvas {
  private readonly pageHeight: number
  private out = ''
  private inText = false
  private font = ''
  private fill = ''

  constructor(pageHeight: number) {
    this.pageHeight = pageHeight
  }

  /** @returns where the text ends, for what follows on the same line */
  text(x: number, y: number, text: string, style: TextStyle): number {
    const encoded = toWinAnsi(text)
    this.encodedText(x, y, encoded, style)
    return x + textWidth(style.font, style.size, encoded)
  }

  textRight(x: number, y: number, text: string, style: TextStyle): void {
    const encoded = toWinAnsi(text)
    this.encodedText(x - textWidth(style.font, style.size, encoded), y, encoded, style)
  }

  textCenter(x: number, y: number, text: string, style: TextStyle): void {
    const encoded = toWinAnsi(text)
    this.encodedText(x - textWidth(style.font, style.size, encoded) / 2, y, encoded, style)
  }

  /** One line in at most `width` points: a longer text is set smaller, never cut. */
  textFit(x: number, y: number, text: string, style: TextStyle, width: number): void {
    const encoded = toWinAnsi(text)
    const natural = textWidth(style.font, style.size, encoded)
    const size = natural <= width ? style.size : (style.size * width) / natural
    this.encodedText(x, y, encoded, { ...style, size })
  }

  rect(x: number, y: number, width: number, height: number, color: Color): void {
    this.paint(color)
    this.out += `${n(x)} ${n(this.pageHeight - y - height)} ${n(width)} ${n(height)} re f\n`
  }

  /** A thin filled rectangle: unlike a stroke it has the same width in every viewer. */
  hline(x: number, y: number, width: number, color: Color, thickness = 0.5): void {
    this.rect(x, y - thickness / 2, width, thickness, color)
  }

  vline(x: number, y: number, height: number, color: Color, thickness = 0.5): void {
    this.rect(x - thickness / 2, y, thickness, height, color)
  }

  strokeRect(x: number, y: number, width: number, height: number, color: Color, thickness = 0.6): void {
    this.endText()
    const box = `${n(x)} ${n(this.pageHeight - y - height)} ${n(width)} ${n(height)} re`
    this.out += `${color} RG ${thickness} w ${box} S\n`
  }

  dashedLine(x1: number, x2: number, y: number, color: Color): void {
    this.endText()
    const at = n(this.pageHeight - y)
    this.out += `q ${color} RG 0.6 w [2.4 2] 0 d ${n(x1)} ${at} m ${n(x2)} ${at} l S Q\n`
  }

  /**
   * Paints path operators whose unit is one module, y growing downwards.
   * @param scaleX width of a module in points, `scaleY` its height
   */
  modules(x: number, y: number, scaleX: number, scaleY: number, path: string): void {
    this.paint('0 0 0')
    this.out += `q ${scaleX} 0 0 ${n(-scaleY)} ${n(x)} ${n(this.pageHeight - y)} cm\n${path}Q\n`
  }

  /** Paints a form XObject made by the template over the whole page. */
  form(name: string): void {
    this.endText()
    this.out += `/${name} Do\n`
  }

  /** The stream, one character per byte. */
  finish(): string {
    this.endText()
    return this.out
  }

  private encodedText(x: number, y: number, encoded: string, { font: wanted, size, color }: TextStyle): void {
    if (encoded === '') return
    const font = fontFor(wanted, encoded)
    if (!this.inText) this.out += 'BT\n'
    this.inText = true
    const selected = `/${font.resource} ${n(size)} Tf\n`
    if (selected !== this.font) this.out += this.font = selected
    if (color !== this.fill) this.out += `${(this.fill = color)} rg\n`
    this.out += `1 0 0 1 ${n(x)} ${n(this.pageHeight - y)} Tm ${pdfString(encoded)} Tj\n`
  }

  private paint(color: Color): void {
    this.endText()
    if (color !== this.fill) this.out += `${(this.fill = color)} rg\n`
  }

  private endText(): void {
    if (this.inText) this.out += 'ET\n'
    this.inText = false
  }
}

/** A PDF number with at most two decimals, a hundredth of a point. */
function n(value: number): number {
  return Math.round(value * 100) / 100
}
