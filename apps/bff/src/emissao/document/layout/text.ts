import { formatDay } from '@ramal/shared/domain/dates.ts'
import type { TextStyle } from '../pdf/canvas.ts'
import { textWidth } from '../pdf/font.ts'
import { toWinAnsi } from '../pdf/win-ansi.ts'

/** Points that a text takes. */
export function widthOf(text: string, { font, size }: TextStyle): number {
  return textWidth(font, size, toWinAnsi(text))
}

/** The style, smaller where a number would leave its column: amounts have up to 16 digits, bills of houses four. */
export function fitNumber(text: string, style: TextStyle, width: number): TextStyle {
  // No digit is wider than half the size: most numbers need no measuring.
  if (text.length * style.size <= width * 2) return style
  const natural = widthOf(text, style)
  return natural <= width ? style : { ...style, size: (style.size * width) / natural }
}

/** Breaks text into lines of at most `width` points; a word longer than a line is broken inside. */
export function wrap(text: string, style: TextStyle, width: number): string[] {
  const fits = (line: string) => widthOf(line, style) <= width
  // Most texts are one line as they are.
  if (text !== '' && !/[\r\n\t\u00a0]|^ |  | $/.test(text) && fits(text)) return [text]
  const lines: string[] = []
  for (const paragraph of text.split(/\r?\n/)) {
    let line = ''
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (fits(longer)) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const pieces = breakWord(word, fits)
      line = pieces.pop() ?? ''
      lines.push(...pieces)
    }
    if (line !== '') lines.push(line)
  }
  return lines
}

function breakWord(word: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

/**
 * Breaks a code that people copy: any two characters may part, but never at a space, which would be lost with the end
 * of the line.
 */
export function wrapCode(code: string, style: TextStyle, width: number): string[] {
  const lines: string[] = []
  let rest = code
  while (rest !== '') {
    let end = 1
    while (end < rest.length && widthOf(rest.slice(0, end + 1), style) <= width) end++
    while (end > 1 && end < rest.length && parts(rest, end)) end--
    lines.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return lines
}

function parts(text: string, at: number): boolean {
  return text[at - 1] === ' ' || text[at] === ' '
}

/**
 * A decimal of the XML as Brazilians write it: `'1234.5000'` → `'1.234,5'`. Keeps at least `minPlaces` decimals and
 * every significant one: a tariff is never rounded on paper.
 */
export function formatNumber(decimal: string, minPlaces = 0): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const places = (fraction.endsWith('0') ? fraction.replace(/0+$/, '') : fraction).padEnd(minPlaces, '0')
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole
  return places === '' ? grouped : `${grouped},${places}`
}

/** `'2026-11-18T08:30:00-03:00'` → `'18/11/2026 08:30:00'`: the issuer's own local time, as the fiscal document has it. */
export function formatIssue(iso: string): string {
  return `${formatDay(iso.slice(0, 10))} ${iso.slice(11, 19)}`
}

export function formatCep(cep: string): string {
  return cep.replace(/^(\d{5})(\d{3})$/, '$1-$2')
}

const MESES = ['JAN', 'FEV', 'MAR', 'ABR', 'MAI', 'JUN', 'JUL', 'AGO', 'SET', 'OUT', 'NOV', 'DEZ']

/** `'2026-11'` → `'NOV/26'`. */
export function formatMonth(competencia: string): string {
  return `${MESES[Number(competencia.slice(5)) - 1] ?? ''}/${competencia.slice(2, 4)}`
}

/** `'2026-11'` → `'NOV/2026'`. */
export function formatFullMonth(competencia: string): string {
  return formatMonth(competencia).replace(/\/(..)$/, `/${competencia.slice(0, 2)}$1`)
}
