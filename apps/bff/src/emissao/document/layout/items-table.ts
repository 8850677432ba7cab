import { formatDecimal } from '@ramal/shared/domain/money.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas, TextStyle } from '../pdf/canvas.ts'
import { totalAPagar } from './consumer.ts'
import { COLUMNS, columnWidth, DESCRIPTION, DETAIL, EDGES, TEXT, UNIT } from './item-row.ts'
import type { Column, ItemRow } from './item-row.ts'
import { Labels, title } from './labels.ts'
import type { Label, Place } from './labels.ts'
import { drawCell, drawHeadCell, drawParagraph, drawRow } from './section.ts'
import { HAIRLINE, INK, LABEL, LEFT, RIGHT, RULE, SEMIBOLD, sized, STRONG, TINT, WIDTH } from './style.ts'
import { fitNumber } from './text.ts'

/** Height of an item of one line, points. */
const ITEM_LINE = 10.4
/** From one line of an item to the next. */
const WRAPPED_LINE = 8.8
/** Height of the table's head. */
export const ITEMS_HEAD = 25
/** Height of the line of totals, and of each line that leads from it to the amount to pay. */
const TOTAL_LINE = 13

const WIDTHS = Object.fromEntries(COLUMNS.map((name) => [name, columnWidth(name)])) as Record<Column, number>

const column = (edge: number, text: string, below?: string): Label => ({
  x: LEFT + edge,
  y: 13.5,
  text,
  align: 'right',
  ...(below === undefined ? {} : { below }),
})

const LABELS = new Labels({
  itens: title(LEFT + DESCRIPTION, 13.5, 'ITENS DA FATURA'),
  un: { x: LEFT + UNIT, y: 13.5, text: 'Un.' },
  quantidade: column(EDGES.quantidade, 'Quantidade'),
  preco: column(EDGES.preco, 'Preço unit. (R$)', 'com tributos'),
  valor: column(EDGES.valor, 'Valor (R$)'),
  pisCofins: column(EDGES.pisCofins, 'PIS/COFINS', '(R$)'),
  base: column(EDGES.base, 'Base ICMS', '(R$)'),
  aliquota: column(EDGES.aliquota, 'Alíq.', 'ICMS'),
  icms: column(EDGES.icms, 'ICMS', '(R$)'),
  tarifa: column(EDGES.tarifa, 'Tarifa unit.', 'sem tributos'),
})

/** The tint and the labels of the head, for a form or for a page that has it elsewhere. */
export function frameItems(canvas: Canvas, top: number): void {
  canvas.rect(LEFT, top, WIDTH, ITEMS_HEAD - 3, TINT)
  LABELS.drawForm(canvas, top)
}

/** Opens the table and reads its head; the rows follow, and {@link endItems} closes it. */
export function beginItems(canvas: Canvas, place: Place): void {
  if (place.form === null) canvas.rect(LEFT, place.top, WIDTH, ITEMS_HEAD - 3, TINT)
  canvas.begin('Table')
  drawRow(canvas, () => {
    LABELS.readHead(canvas, 'itens', place)
    LABELS.readHead(canvas, 'un', place)
    for (const name of COLUMNS) LABELS.readHead(canvas, name, place)
  })
}

export function endItems(canvas: Canvas): void {
  canvas.end()
}

export function itemHeight(row: ItemRow): number {
  return ITEM_LINE + (Math.max(1, row.description.length) + row.details.length - 1) * WRAPPED_LINE
}

/** @returns the top of the next row */
export function drawItemRow(canvas: Canvas, top: number, row: ItemRow): number {
  const baseline = top + 7
  const detailsTop = baseline + Math.max(1, row.description.length) * WRAPPED_LINE
  const bottom = top + itemHeight(row)
  canvas.hline(LEFT, bottom - 0.4, WIDTH, HAIRLINE, 0.4)
  drawRow(canvas, () => {
    drawCell(canvas, () => {
      row.description.forEach((line, index) =>
        canvas.text(LEFT + DESCRIPTION, baseline + index * WRAPPED_LINE, line, TEXT),
      )
      if (row.beside) canvas.text(LEFT + DESCRIPTION + row.beside.x, baseline, row.beside.text, DETAIL)
      row.details.forEach((line, index) =>
        canvas.text(LEFT + DESCRIPTION + 6, detailsTop + index * WRAPPED_LINE, line, DETAIL),
      )
    })
    drawCell(canvas, () => canvas.text(LEFT + UNIT, baseline, row.unit, TEXT))
    for (const name of COLUMNS) {
      const style = name === 'valor' ? sized(STRONG, 7.3) : TEXT
      drawCell(canvas, () => drawNumber(canvas, name, baseline, row.cells[name], style))
    }
  })
  return bottom
}

function drawNumber(canvas: Canvas, column: Column, y: number, text: string, style: TextStyle): void {
  canvas.textRight(LEFT + EDGES[column], y, text, fitNumber(text, style, WIDTHS[column]))
}

/** Columns before that of the value: description, unit, quantity and price. */
const BEFORE_VALUE = 4

/** Lines of what leads from the items to the amount to pay, empty where they are the same. */
function reconciliation({ totais }: Nf3e): [text: string, centavos: number][] {
  const { retencoes, retencoesCentavos, ibsCbs } = totais
  const steps: [text: string, centavos: number][] = []
  if (retencoesCentavos !== 0) {
    const parts = [
      ['PIS', retencoes.pis],
      ['COFINS', retencoes.cofins],
      ['CSLL', retencoes.csll],
      ['IRRF', retencoes.irrf],
    ] as const
    const listed = parts.filter(([, centavos]) => centavos !== 0)
    const names = listed.map(([name, centavos]) => `${name} ${formatDecimal(centavos)}`).join(' · ')
    steps.push([`Tributos retidos na fonte: ${names}`, -retencoesCentavos])
  }
  if (ibsCbs && totais.documentoCentavos !== null) {
    const { ibsCentavos, cbsCentavos } = ibsCbs
    const names = `IBS ${formatDecimal(ibsCentavos)} · CBS ${formatDecimal(cbsCentavos)}`
    steps.push([`Tributos sobre o consumo: ${names}`, ibsCentavos + cbsCentavos])
  }
  return steps.length === 0 ? [] : [...steps, ['TOTAL A PAGAR', totalAPagar(totais)]]
}

export function totalsHeight(nf3e: Nf3e): number {
  return (1 + reconciliation(nf3e).length) * TOTAL_LINE
}

/** The sum that the note states, with the sums of its taxes, and what leads from it to the amount to pay. */
export function drawItemsTotal(canvas: Canvas, top: number, nf3e: Nf3e): void {
  const { totais } = nf3e
  const style = { font: SEMIBOLD, size: 7.8, color: INK }
  const sums: Partial<ItemRow['cells']> = {
    valor: formatDecimal(totais.produtosCentavos),
    pisCofins: formatDecimal(totais.pisCentavos + totais.cofinsCentavos),
    base: formatDecimal(totais.icmsBaseCentavos),
    icms: formatDecimal(totais.icmsCentavos),
  }
  canvas.hline(LEFT, top, WIDTH, INK, 0.7)
  drawRow(canvas, () => {
    drawHeadCell(canvas, () => canvas.text(LEFT + DESCRIPTION, top + 9, 'TOTAL DOS ITENS', style), 'Row')
    drawCell(canvas, () => {})
    for (const name of COLUMNS)
      drawCell(canvas, () => drawNumber(canvas, name, top + 9, sums[name] ?? '', style))
  })
  reconciliation(nf3e).forEach(([text, centavos], index, all) => {
    const y = top + 9 + (index + 1) * TOTAL_LINE
    const isTotal = index === all.length - 1
    const line = isTotal ? style : TEXT
    if (isTotal) canvas.hline(LEFT, y - 9, EDGES.valor, RULE)
    drawRow(canvas, () => {
      canvas.begin('TH', { scope: 'Row', colSpan: BEFORE_VALUE })
      canvas.textFit(LEFT + DESCRIPTION, y, text, line, 262)
      canvas.end()
      drawCell(canvas, () => drawNumber(canvas, 'valor', y, formatDecimal(centavos), line))
      canvas.begin('TD', { colSpan: COLUMNS.length + 1 - BEFORE_VALUE })
      canvas.end()
    })
  })
}

export function drawItemsContinue(canvas: Canvas, top: number): void {
  canvas.hline(LEFT, top, WIDTH, RULE)
  drawParagraph(canvas, () =>
    canvas.textRight(RIGHT - 4, top + 9, 'Os itens continuam na página seguinte', sized(LABEL, 7)),
  )
}
