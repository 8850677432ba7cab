import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { drawConsumer, frameConsumer } from './consumer.ts'
import { drawFiscal } from './fiscal.ts'
import { drawHeader, frameHeader } from './header.ts'
import { drawHistory, frameHistory } from './history-chart.ts'
import { drawItemRow, drawItemsContinue, drawItemsTotal, FIRST_ROW_TOP, frameItems } from './items-table.ts'
import { drawNoticeLines, NOTICES_TOP } from './notices.ts'
import type { Overflow } from './paginate.ts'
import { drawPayment, framePayment } from './payment.ts'
import { drawReadings, frameReadings } from './readings.ts'
import { PAGE } from './style.ts'
import { drawTaxes, frameTaxes } from './taxes.ts'

/** Everything of the first page that is the same on every bill. */
export function firstPageFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  frameHeader(canvas)
  frameConsumer(canvas)
  frameReadings(canvas)
  frameItems(canvas)
  frameTaxes(canvas)
  frameHistory(canvas)
  framePayment(canvas)
  return canvas.finish()
}

export function drawFirstPage(input: Danf3eInput, first: Overflow['first'], pages: number): Drawing {
  const { nf3e } = input
  const canvas = new Canvas(PAGE.height)
  canvas.form('Frame')
  drawHeader(canvas, input, pageLabel(1, pages))
  drawConsumer(canvas, input)
  drawReadings(canvas, nf3e, first.readings)
  let top = FIRST_ROW_TOP
  for (const row of first.items) top = drawItemRow(canvas, top, row)
  if (first.hasAllItems) drawItemsTotal(canvas, top, nf3e)
  else drawItemsContinue(canvas, top)
  drawTaxes(canvas, nf3e)
  drawHistory(canvas, nf3e)
  drawNoticeLines(canvas, NOTICES_TOP, first.notices)
  drawFiscal(canvas, nf3e)
  drawPayment(canvas, input)
  return canvas.finish()
}

export function pageLabel(page: number, pages: number): string {
  return `Página ${page} de ${pages}`
}
