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
import type { Medida, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas, TextStyle } from '../pdf/canvas.ts'
import { Labels, title } from './labels.ts'
import type { Place } from './labels.ts'
import { drawCell, drawParagraph, drawRow } from './section.ts'
import { BODY, LABEL, LEFT, RIGHT, RULE, sized, STRONG } from './style.ts'
import { fitNumber, formatNumber } from './text.ts'

const TOP = 212
const TABLE_LEFT = LEFT + 188
/** Height of a row, points. */
export const READING_ROW = 9.4
/** Rows that fit beside the classification; more push the items down. */
export const READINGS_BESIDE_CLASSIFICATION = 4
/** Of the rule between classification and readings. */
const RULE_HEIGHT = 73
const FRAME = { form: 'Frame', top: TOP } as const

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
} as const

const TITLES = new Labels({
  classificacao: title(LEFT, 11, 'CLASSIFICAÇÃO'),
  medicao: title(TABLE_LEFT, 11, 'LEITURA E MEDIÇÃO'),
})

const CLASSIFICATION = ['Classe', 'Subclasse', 'Grupo', 'Fornecimento', 'Modalidade', 'Acesso'] as const
const CLASSIFICATION_LABELS = new Labels(
  Object.fromEntries(
    CLASSIFICATION.map((text, index) => [
      text,
      { x: LEFT, y: 23 + index * READING_ROW, text, style: sized(LABEL, 7) },
    ]),
  ),
)

const COLUMN_NAMES = ['medidor', 'grandeza', 'anterior', 'atual', 'constante', 'medido'] as const
const columnLabels = (left: number) =>
  new Labels({
    medidor: { x: left, y: 0, text: 'Medidor' },
    grandeza: { x: left + COLUMNS.grandeza, y: 0, text: 'Grandeza e posto' },
    anterior: { x: left + COLUMNS.anterior, y: 0, text: 'Anterior', align: 'right' },
    atual: { x: left + COLUMNS.atual, y: 0, text: 'Atual', align: 'right' },
    constante: { x: left + COLUMNS.constante, y: 0, text: 'Constante', align: 'right' },
    medido: { x: left + COLUMNS.medido, y: 0, text: 'Medido', align: 'right' },
  })
const BESIDE = columnLabels(TABLE_LEFT)
const CONTINUED = columnLabels(LEFT)

export function frameReadings(canvas: Canvas): void {
  canvas.hline(LEFT, TOP, RIGHT - LEFT, RULE)
  canvas.vline(TABLE_LEFT - 12, TOP + 5, RULE_HEIGHT, RULE)
  canvas.hline(TABLE_LEFT, TOP + 39, COLUMNS.medido, RULE)
  TITLES.drawForm(canvas, TOP)
  CLASSIFICATION_LABELS.drawForm(canvas, TOP)
  BESIDE.drawForm(canvas, TOP + 36)
}

/** Class of supply and what the meters said: from y 212 down. */
export function drawReadings(canvas: Canvas, nf3e: Nf3e, rows: readonly ReadingRow[]): void {
  const more = rows.length - READINGS_BESIDE_CLASSIFICATION
  if (more > 0) canvas.vline(TABLE_LEFT - 12, TOP + 5 + RULE_HEIGHT, more * READING_ROW, RULE)
  canvas.begin('Sect')
  TITLES.readTitle(canvas, 'classificacao', FRAME)
  classification(nf3e).forEach((value, index) => {
    drawParagraph(canvas, () => {
      CLASSIFICATION_LABELS.read(canvas, CLASSIFICATION[index] ?? '', FRAME)
      canvas.textFit(LEFT + 50, TOP + 23 + index * READING_ROW, value, sized(STRONG, 7.4), 122)
    })
  })
  canvas.end()
  canvas.begin('Sect')
  TITLES.readTitle(canvas, 'medicao', FRAME)
  drawDates(canvas, nf3e)
  drawTable(canvas, BESIDE, { form: 'Frame', top: TOP + 36 }, TABLE_LEFT, rows)
  canvas.end()
}

/** The rest of many readings, on a page of their own. */
export function drawReadingsContinued(canvas: Canvas, rows: readonly ReadingRow[], top: number): void {
  canvas.begin('H2')
  canvas.text(LEFT, top + 10, 'LEITURA E MEDIÇÃO (continuação)', sized(STRONG, 7.2))
  canvas.end()
  drawTable(canvas, CONTINUED, { form: null, top: top + 22 }, LEFT, rows)
  canvas.hline(LEFT, top + 25, COLUMNS.medido, RULE)
}

function drawTable(
  canvas: Canvas,
  heads: typeof BESIDE,
  place: Place,
  left: number,
  rows: readonly ReadingRow[],
): void {
  if (rows.length === 0) return
  canvas.begin('Table')
  drawRow(canvas, () => COLUMN_NAMES.forEach((name) => heads.readHead(canvas, name, place)))
  rows.forEach((row, index) => drawReadingRow(canvas, left, place.top + 11 + index * READING_ROW, row))
  canvas.end()
}

function drawReadingRow(canvas: Canvas, left: number, y: number, row: ReadingRow): void {
  const style = sized(BODY, 7.4)
  drawRow(canvas, () => {
    drawCell(canvas, () => canvas.textFit(left + COLUMNS.medidor, y, row[0], style, 62))
    drawCell(canvas, () => canvas.textFit(left + COLUMNS.grandeza, y, row[1], style, 103))
    const number = (edge: number, width: number, text: string, look: TextStyle) =>
      drawCell(canvas, () => canvas.textRight(left + edge, y, text, fitNumber(text, look, width)))
    number(COLUMNS.anterior, 40, row[2], style)
    number(COLUMNS.atual, 42, row[3], style)
    number(COLUMNS.constante, 39, row[4], style)
    number(COLUMNS.medido, 48, row[5], sized(STRONG, 7.4))
  })
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
  drawParagraph(canvas, () => {
    let x = TABLE_LEFT
    for (const [label, value] of facts) {
      x = canvas.text(x, TOP + 23, label, sized(LABEL, 7)) + 3
      x = canvas.text(x, TOP + 23, value, sized(STRONG, 7.4)) + 11
    }
  })
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
    const row: ReadingRow = medicao.medida
      ? readingRow(medidor, medicao.medida)
      : [medidor, MOTIVOS_NAO_LEITURA[medicao.motivoNaoLeitura ?? ''] ?? 'Não lido', '—', '—', '—', '—']
    rows.set(row.join('|'), row)
  }
  return [...rows.values()]
}

function readingRow(medidor: string, medida: Medida): ReadingRow {
  const { grandeza, posto, unidade, perdaTransformacao } = medida
  const name =
    `${GRANDEZAS[grandeza] ?? ''} ${posto === '0' ? '' : (POSTOS[posto] ?? '').toLowerCase()}`.trim()
  // Measured behind the customer's transformer: what is billed is more by this.
  const loss = perdaTransformacao ? ` + perdas ${formatNumber(perdaTransformacao.percentual)}%` : ''
  return [
    medidor,
    `${name}${loss}`,
    formatNumber(medida.anterior),
    formatNumber(medida.atual),
    formatNumber(medida.constante),
    `${formatNumber(medida.medido)} ${UNIDADES[unidade] ?? ''}`,
  ]
}
