import { daysBetween, formatDay } from '@ramal/shared/domain/dates.ts'
import {
  CLASSES,
  FASES,
  GRANDEZAS,
  GRUPOS_TENSAO,
  MODALIDADES,
  MOTIVOS_NAO_LEITURA,
  POSTOS,
  SUBCLASSES,
  TIPOS_ACESSO,
  UNIDADES,
} from '@ramal/shared/domain/nf3e-codes.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { BODY, LABEL, LEFT, RIGHT, RULE, SECTION, sized, STRONG } from './style.ts'
import { formatNumber } from './text.ts'

const TOP = 212
const TABLE_LEFT = LEFT + 188
const ROW = 9.4
/** Rows that fit beside the classification; the rest goes to a following page. */
export const READINGS_ON_FIRST_PAGE = 4

export type ReadingRow = readonly [
  medidor: string,
  grandeza: string,
  anterior: string,
  atual: string,
  constante: string,
  medido: string,
]

const COLUMNS = {
  medidor: 0,
  grandeza: 66,
  anterior: 210,
  atual: 255,
  constante: 297,
  medido: RIGHT - TABLE_LEFT,
}

export function frameReadings(canvas: Canvas): void {
  canvas.hline(LEFT, TOP, RIGHT - LEFT, RULE)
  canvas.text(LEFT, TOP + 11, 'CLASSIFICAÇÃO', SECTION)
  canvas.text(TABLE_LEFT, TOP + 11, 'LEITURA E MEDIÇÃO', SECTION)
  canvas.vline(TABLE_LEFT - 12, TOP + 5, 73, RULE)
  const labels = ['Classe', 'Subclasse', 'Grupo', 'Fornecimento', 'Modalidade', 'Acesso']
  labels.forEach((label, index) => canvas.text(LEFT, TOP + 23 + index * ROW, label, sized(LABEL, 7)))
  frameReadingColumns(canvas, TABLE_LEFT, TOP + 36)
}

export function frameReadingColumns(canvas: Canvas, left: number, y: number): void {
  canvas.text(left + COLUMNS.medidor, y, 'Medidor', LABEL)
  canvas.text(left + COLUMNS.grandeza, y, 'Grandeza e posto', LABEL)
  canvas.textRight(left + COLUMNS.anterior, y, 'Anterior', LABEL)
  canvas.textRight(left + COLUMNS.atual, y, 'Atual', LABEL)
  canvas.textRight(left + COLUMNS.constante, y, 'Constante', LABEL)
  canvas.textRight(left + COLUMNS.medido, y, 'Medido', LABEL)
  canvas.hline(left, y + 3, COLUMNS.medido, RULE)
}

/** Class of supply and what the meters said: y 212 to 292. */
export function drawReadings(canvas: Canvas, nf3e: Nf3e, rows: readonly ReadingRow[]): void {
  classification(nf3e).forEach((value, index) => {
    canvas.textFit(LEFT + 50, TOP + 23 + index * ROW, value, sized(STRONG, 7.4), 122)
  })
  drawDates(canvas, nf3e)
  rows.forEach((row, index) => drawReadingRow(canvas, TABLE_LEFT, TOP + 47 + index * ROW, row))
}

export function drawReadingRow(canvas: Canvas, left: number, y: number, row: ReadingRow): void {
  const style = sized(BODY, 7.4)
  canvas.textFit(left + COLUMNS.medidor, y, row[0], style, 62)
  canvas.textFit(left + COLUMNS.grandeza, y, row[1], style, 105)
  canvas.textRight(left + COLUMNS.anterior, y, row[2], style)
  canvas.textRight(left + COLUMNS.atual, y, row[3], style)
  canvas.textRight(left + COLUMNS.constante, y, row[4], style)
  canvas.textRight(left + COLUMNS.medido, y, row[5], sized(STRONG, 7.4))
}

function drawDates(canvas: Canvas, nf3e: Nf3e): void {
  const meter = nf3e.medidores[0]
  const { proximaLeitura, apresentacao } = nf3e.fatura
  const facts: [label: string, value: string][] = []
  if (meter) {
    const period = `${formatDay(meter.leituraAnterior)} a ${formatDay(meter.leituraAtual)}`
    facts.push(['Leitura', `${period} (${daysBetween(meter.leituraAnterior, meter.leituraAtual)} dias)`])
  }
  if (proximaLeitura !== null) facts.push(['Próxima', formatDay(proximaLeitura)])
  if (apresentacao !== null) facts.push(['Apresentação', formatDay(apresentacao)])
  let x = TABLE_LEFT
  for (const [label, value] of facts) {
    x = canvas.text(x, TOP + 23, label, sized(LABEL, 7)) + 3
    x = canvas.text(x, TOP + 23, value, sized(STRONG, 7.4)) + 11
  }
}

function classification({ acesso }: Nf3e): string[] {
  const named = (table: Readonly<Record<string, string>>, code: string | null) =>
    code === null ? '—' : (table[code] ?? code)
  return [
    named(CLASSES, acesso.classe),
    named(SUBCLASSES, acesso.subclasse),
    named(GRUPOS_TENSAO, acesso.grupo),
    named(FASES, acesso.fases),
    named(MODALIDADES, acesso.modalidade),
    named(TIPOS_ACESSO, acesso.tipoAcesso),
  ]
}

/** One row per measurement. Items that split one measurement (TE and TUSD) repeat it in the XML; the bill shows it once. */
export function readingRows(nf3e: Nf3e): ReadingRow[] {
  const rows = new Map<string, ReadingRow>()
  for (const { medicao } of nf3e.itens) {
    if (!medicao) continue
    const medidor = nf3e.medidores.find((meter) => meter.nMed === medicao.nMed)?.medidor ?? medicao.nMed
    const { medida } = medicao
    const row: ReadingRow = medida
      ? [
          medidor,
          `${GRANDEZAS[medida.grandeza] ?? ''} ${(POSTOS[medida.posto] ?? '').toLowerCase()}`,
          formatNumber(medida.anterior),
          formatNumber(medida.atual),
          formatNumber(medida.constante),
          `${formatNumber(medida.medido)} ${UNIDADES[medida.unidade] ?? ''}`,
        ]
      : [medidor, MOTIVOS_NAO_LEITURA[medicao.motivoNaoLeitura ?? ''] ?? 'Não lido', '—', '—', '—', '—']
    rows.set(row.join('|'), row)
  }
  return [...rows.values()]
}
