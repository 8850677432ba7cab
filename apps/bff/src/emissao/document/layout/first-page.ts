import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Danf3eInput } from '../input.ts'
import { Canvas } from '../pdf/canvas.ts'
import type { Drawing } from '../pdf/canvas.ts'
import { drawAlert, drawWatermark, isAlerting } from './alert.ts'
import { drawConsumer, frameConsumer } from './consumer.ts'
import { drawFiscal } from './fiscal.ts'
import { drawHeader, frameHeader } from './header.ts'
import { drawHistory, frameHistory } from './history-chart.ts'
import {
  beginItems,
  drawItemRow,
  drawItemsContinue,
  drawItemsTotal,
  endItems,
  frameItems,
  ITEMS_HEAD,
} from './items-table.ts'
import { drawNoticeLines } from './notices.ts'
import { ITEMS_TOP } from './paginate.ts'
import type { FirstPage } from './paginate.ts'
import { drawPayment, framePayment } from './payment.ts'
import { drawReadings, frameReadings } from './readings.ts'
import { drawParagraph } from './section.ts'
import { PAGE } from './style.ts'
import { drawTaxes, frameTaxes, TAXES_TOP } from './taxes.ts'

/** What is the same and in the same place on every first page. */
export function firstPageFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  frameHeader(canvas)
  frameConsumer(canvas)
  frameReadings(canvas)
  framePayment(canvas)
  return canvas.finish()
}

/** What is in the same place on nearly every first page: those where it moved draw it themselves. */
export function middleFrame(): Drawing {
  const canvas = new Canvas(PAGE.height)
  frameItems(canvas, ITEMS_TOP)
  frameTaxes(canvas, TAXES_TOP)
  frameHistory(canvas, TAXES_TOP)
  return canvas.finish()
}

export function drawFirstPage(input: Danf3eInput, first: FirstPage, pages: number): Drawing {
  const { nf3e } = input
  const canvas = new Canvas(PAGE.height)
  const isUsual = first.itemsTop === ITEMS_TOP && first.taxesTop === TAXES_TOP
  const form = isUsual ? 'Middle' : null
  drawWatermark(canvas, nf3e)
  canvas.form('Frame')
  if (isUsual) canvas.form('Middle')
  if (isAlerting(nf3e)) drawParagraph(canvas, () => drawAlert(canvas, nf3e))
  drawHeader(canvas, input, pageLabel(1, pages))
  drawConsumer(canvas, input)
  drawReadings(canvas, nf3e, first.readings)
  drawItems(canvas, nf3e, first, form)
  let top = first.sectionsTop
  for (const section of first.sections) {
    section.draw(canvas, top)
    top += section.height
  }
  drawTaxes(canvas, nf3e, { form, top: first.taxesTop })
  drawHistory(canvas, nf3e, { form, top: first.taxesTop })
  drawNoticeLines(canvas, first.noticesTop, first.notices)
  drawFiscal(canvas, nf3e)
  drawPayment(canvas, input)
  return canvas.finish()
}

function drawItems(canvas: Canvas, nf3e: Nf3e, first: FirstPage, form: string | null): void {
  beginItems(canvas, { form, top: first.itemsTop })
  let top = first.itemsTop + ITEMS_HEAD
  for (const row of first.items) top = drawItemRow(canvas, top, row)
  if (first.hasAllItems) drawItemsTotal(canvas, top, nf3e)
  endItems(canvas)
  if (!first.hasAllItems) drawItemsContinue(canvas, top)
}

export function pageLabel(page: number, pages: number): string {
  return `Página ${page} de ${pages}`
}
