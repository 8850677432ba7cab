import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Item, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import {
  BODY,
  INK,
  LABEL,
  LEFT,
  MUTED,
  RIGHT,
  RULE,
  SECTION,
  SEMIBOLD,
  sized,
  STRONG,
  TINT,
  WIDTH,
} from './style.ts'
import { formatNumber, wrap } from './text.ts'

/** Height of one line of the table, points. */
export const ITEM_LINE = 10.4
export const ITEMS_TOP = 300
/** Lines between the table's head and the blocks below it on the first page. */
export const ITEM_LINES_ON_FIRST_PAGE = 12
const HEAD = 25
const TEXT = sized(BODY, 7.3)
const DETAIL = sized(BODY, 6.4, MUTED)
const DESCRIPTION_WIDTH = 158

/** Right edges of the numeric columns, from the left margin. */
const EDGES = {
  quantidade: 226,
  preco: 280,
  valor: 326,
  pisCofins: 368,
  base: 414,
  aliquota: 444,
  icms: 484,
  tarifa: WIDTH - 4,
}

export type ItemRow = {
  readonly description: readonly string[]
  readonly details: readonly string[]
  readonly cells: readonly (readonly [edge: number, value: string, strong: boolean])[]
  readonly unit: string
}

export function frameItems(canvas: Canvas): void {
  frameItemsHead(canvas, ITEMS_TOP)
}

export function frameItemsHead(canvas: Canvas, top: number): void {
  canvas.rect(LEFT, top, WIDTH, HEAD - 3, TINT)
  canvas.text(LEFT + 4, top + 13.5, 'ITENS DA FATURA', SECTION)
  canvas.text(LEFT + 168, top + 13.5, 'Un.', LABEL)
  const heads: [edge: number, first: string, second: string][] = [
    [EDGES.quantidade, '', 'Quantidade'],
    [EDGES.preco, 'Preço unit. (R$)', 'com tributos'],
    [EDGES.valor, '', 'Valor (R$)'],
    [EDGES.pisCofins, 'PIS/COFINS', '(R$)'],
    [EDGES.base, 'Base ICMS', '(R$)'],
    [EDGES.aliquota, 'Alíq.', 'ICMS'],
    [EDGES.icms, 'ICMS', '(R$)'],
    [EDGES.tarifa, 'Tarifa unit.', 'sem tributos'],
  ]
  for (const [edge, first, second] of heads) {
    const single = first === ''
    if (!single) canvas.textRight(LEFT + edge, top + 9.5, first, LABEL)
    canvas.textRight(LEFT + edge, top + (single ? 13.5 : 17), second, LABEL)
  }
}

export function itemRow(item: Item): ItemRow {
  const tarifa = item.tarifas.length === 1 ? item.tarifas[0] : undefined
  const sign = item.deduz && item.valorCentavos > 0 ? -1 : 1
  const pisCofins =
    item.pis || item.cofins ? (item.pis?.valorCentavos ?? 0) + (item.cofins?.valorCentavos ?? 0) : null
  const { icms } = item
  return {
    description: wrap(item.descricao, TEXT, DESCRIPTION_WIDTH),
    details: itemDetails(item),
    unit: UNIDADES[item.unidade] ?? item.unidade,
    cells: [
      [EDGES.quantidade, formatNumber(item.quantidade), false],
      [EDGES.preco, formatNumber(item.precoUnitario, 2), false],
      [EDGES.valor, formatDecimal(sign * item.valorCentavos), true],
      [EDGES.pisCofins, pisCofins === null ? '' : formatDecimal(pisCofins), false],
      [EDGES.base, icms ? formatDecimal(icms.baseCentavos) : '', false],
      [EDGES.aliquota, icms ? `${formatNumber(icms.aliquota)}%` : '', false],
      [EDGES.icms, icms ? formatDecimal(icms.valorCentavos) : '', false],
      [EDGES.tarifa, tarifa ? formatNumber(tarifa.aplicada, 5) : '', false],
    ],
  }
}

/** What does not fit a column: several tariffs of one item (the bill must let one redo the sum), and the issuer's note. */
function itemDetails(item: Item): string[] {
  const tarifas =
    item.tarifas.length > 1
      ? item.tarifas.map((tarifa) => `${tarifa.tipo} ${formatNumber(tarifa.aplicada, 5)}`)
      : []
  const texts = [
    tarifas.length > 0 ? `Tarifas sem tributos: ${tarifas.join(' · ')}` : '',
    item.informacao ?? '',
  ]
  return texts.filter(Boolean).flatMap((text) => wrap(text, DETAIL, WIDTH - 12))
}

export function itemLines(row: ItemRow): number {
  return Math.max(1, row.description.length) + row.details.length
}

/** @returns the top of the next row */
export function drawItemRow(canvas: Canvas, top: number, row: ItemRow): number {
  const baseline = top + 7
  row.description.forEach((line, index) => canvas.text(LEFT + 4, baseline + index * ITEM_LINE, line, TEXT))
  canvas.text(LEFT + 168, baseline, row.unit, TEXT)
  for (const [edge, value, strong] of row.cells) {
    if (value !== '') canvas.textRight(LEFT + edge, baseline, value, strong ? sized(STRONG, 7.3) : TEXT)
  }
  const detailsTop = baseline + Math.max(1, row.description.length) * ITEM_LINE
  row.details.forEach((line, index) =>
    canvas.text(LEFT + 10, detailsTop + index * ITEM_LINE - 0.8, line, DETAIL),
  )
  const bottom = top + itemLines(row) * ITEM_LINE
  canvas.hline(LEFT, bottom - 0.4, WIDTH, '0.9 0.92 0.93', 0.4)
  return bottom
}

/** The sum that the note states, with the sums of its taxes. */
export function drawItemsTotal(canvas: Canvas, top: number, { totais }: Nf3e): void {
  const baseline = top + 9
  const style = { font: SEMIBOLD, size: 7.8, color: INK }
  canvas.hline(LEFT, top, WIDTH, INK, 0.7)
  canvas.text(LEFT + 4, baseline, 'TOTAL', style)
  canvas.textRight(LEFT + EDGES.valor, baseline, formatDecimal(totais.produtosCentavos), style)
  canvas.textRight(
    LEFT + EDGES.pisCofins,
    baseline,
    formatDecimal(totais.pisCentavos + totais.cofinsCentavos),
    style,
  )
  canvas.textRight(LEFT + EDGES.base, baseline, formatDecimal(totais.icmsBaseCentavos), style)
  canvas.textRight(LEFT + EDGES.icms, baseline, formatDecimal(totais.icmsCentavos), style)
}

export function drawItemsContinue(canvas: Canvas, top: number): void {
  canvas.hline(LEFT, top, WIDTH, RULE)
  canvas.textRight(RIGHT - 4, top + 9, 'Os itens continuam na página seguinte', sized(LABEL, 7))
}

export const FIRST_ROW_TOP = ITEMS_TOP + HEAD
