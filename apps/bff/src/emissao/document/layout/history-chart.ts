import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas, Color } from '../pdf/canvas.ts'
import { chartOf } from './history.ts'
import type { Chart, ChartMonth } from './history.ts'
import { Labels, title } from './labels.ts'
import type { Place } from './labels.ts'
import { drawParagraph } from './section.ts'
import { ACCENT, INK, LABEL, LEFT, RIGHT, RULE, sized, STRONG } from './style.ts'
import { formatMonth, formatNumber } from './text.ts'

const CHART_LEFT = LEFT + 192
const CHART_WIDTH = RIGHT - CHART_LEFT
/** Between the top of the block and the months, where nothing stands below the days. */
const BASELINE = 70
const BAR_MAX = 43
const BAR_WIDTH = 13
const OTHER_ROW = 9
/** Of the piled series, this month's and the earlier ones'. */
const CURRENT: readonly Color[] = [ACCENT, '0.28 0.55 0.59', '0.55 0.73 0.75']
const PAST: readonly Color[] = ['0.62 0.74 0.76', '0.76 0.84 0.85', '0.87 0.92 0.92']

const LABELS = new Labels({ historico: title(CHART_LEFT, 11, 'HISTÓRICO DE CONSUMO') })

export function frameHistory(canvas: Canvas, top: number): void {
  canvas.hline(CHART_LEFT, top, CHART_WIDTH, RULE)
  LABELS.drawForm(canvas, top)
}

/**
 * Thirteen months, oldest first, this bill's in the accent colour; 90 points high. Read out as a line for each month: as
 * a table it would cost a bill 1 kB.
 */
export function drawHistory(canvas: Canvas, nf3e: Nf3e, place: Place): void {
  if (place.form === null) canvas.hline(CHART_LEFT, place.top, CHART_WIDTH, RULE)
  const chart = chartOf(nf3e)
  if (!chart) return
  const baseline = place.top + BASELINE - chart.others.length * OTHER_ROW
  const room = BAR_MAX - chart.others.length * OTHER_ROW
  const scale = room / Math.max(1, ...chart.months.map((month) => month.total))
  canvas.hline(CHART_LEFT, baseline, CHART_WIDTH, RULE)
  chart.months.forEach((month, index) => {
    const colors = month.competencia === nf3e.fatura.competencia ? CURRENT : PAST
    drawPile(canvas, month, centerOf(chart, index), baseline, scale, colors)
  })
  canvas.begin('Sect')
  LABELS.readTitle(canvas, 'historico', place)
  drawNote(canvas, chart, place.top)
  drawMargin(canvas, chart, baseline)
  chart.months.forEach((month, index) => {
    drawMonth(canvas, chart, month, index, baseline, baseline - month.total * scale)
  })
  canvas.end()
}

function centerOf({ months }: Chart, index: number): number {
  const left = CHART_LEFT + 20
  return left + ((RIGHT - left) / months.length) * (index + 0.5)
}

function drawPile(
  canvas: Canvas,
  { values }: ChartMonth,
  center: number,
  baseline: number,
  scale: number,
  colors: readonly Color[],
): void {
  let bottom = baseline
  values.forEach((value, series) => {
    const height = value * scale
    bottom -= height
    canvas.rect(center - BAR_WIDTH / 2, bottom, BAR_WIDTH, height, colors[series] ?? ACCENT)
  })
}

function drawNote(canvas: Canvas, { unit, series, average }: Chart, top: number): void {
  const style = sized(LABEL, 7)
  const note = `${unit} por mês · média ${formatNumber(average.toFixed(0))} ${unit}`
  canvas.begin('P')
  if (series.length > 0) drawLegend(canvas, series, top)
  canvas.textRight(RIGHT, top + 11, note, style)
  canvas.end()
}

function drawLegend(canvas: Canvas, series: readonly string[], top: number): void {
  let x = CHART_LEFT + 92
  series.forEach((name, index) => {
    canvas.rect(x, top + 5.6, 5.5, 5.5, CURRENT[index] ?? ACCENT)
    x = canvas.text(x + 8, top + 11, name, sized(LABEL, 6.6, INK)) + 8
  })
}

/** What each row of numbers is. */
function drawMargin(canvas: Canvas, { unit, others }: Chart, baseline: number): void {
  const label = (text: string, y: number) => canvas.text(CHART_LEFT, y, text, sized(LABEL, 6.2))
  drawParagraph(canvas, () => {
    label('mês', baseline + 8.5)
    label(unit, baseline - 2.4)
    label('dias', baseline + 17.5)
    others.forEach(({ name }, index) => label(name, baseline + 17.5 + (index + 1) * OTHER_ROW))
  })
}

function drawMonth(
  canvas: Canvas,
  chart: Chart,
  month: ChartMonth,
  index: number,
  baseline: number,
  top: number,
): void {
  const center = centerOf(chart, index)
  const value = formatNumber(month.total.toFixed(0))
  const small = sized(LABEL, 6.2)
  drawParagraph(canvas, () => {
    canvas.textCenter(center, baseline + 8.5, formatMonth(month.competencia), sized(LABEL, 5.8))
    canvas.textCenter(center, top - 2.4, value, sized(STRONG, sizeOf(value)))
    canvas.textCenter(center, baseline + 17.5, String(month.dias), small)
    chart.others.forEach(({ values }, row) => {
      const other = formatNumber((values[index] ?? 0).toFixed(0))
      const y = baseline + 17.5 + (row + 1) * OTHER_ROW
      canvas.textCenter(center, y, other, sized(LABEL, Math.min(6.2, sizeOf(other))))
    })
  })
}

/** A slot is 25 points wide. */
function sizeOf(value: string): number {
  if (value.length > 8) return 4.6
  return value.length > 6 ? 5.6 : 6.6
}
