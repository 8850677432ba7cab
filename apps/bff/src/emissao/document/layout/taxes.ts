import { formatDecimal } from '@ramal/shared/domain/money.ts'
import type { Item, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { Labels, title } from './labels.ts'
import type { Place } from './labels.ts'
import { drawCell, drawHeadCell, drawRow } from './section.ts'
import { BODY, LEFT, RULE, sized, STRONG } from './style.ts'
import { fitNumber, formatNumber } from './text.ts'

/** Where the taxes and the history stand when nothing pushes them up. */
export const TAXES_TOP = 464
const TAXES_WIDTH = 176
const FIRST_ROW = 22
const ROW = 9.4
/** From the first row to the last one of many. */
const ROOM = 68
const EDGES = { base: 92, aliquota: 132, valor: TAXES_WIDTH } as const

const LABELS = new Labels({
  tributos: title(LEFT, 11, 'TRIBUTOS'),
  tributosBase: { x: LEFT + EDGES.base, y: 11, text: 'Base (R$)', align: 'right' },
  tributosAliquota: { x: LEFT + EDGES.aliquota, y: 11, text: 'Alíquota', align: 'right' },
  tributosValor: { x: LEFT + EDGES.valor, y: 11, text: 'Valor (R$)', align: 'right' },
})
const HEADS = ['tributos', 'tributosBase', 'tributosAliquota', 'tributosValor'] as const

type TaxRow = readonly [name: string, base: string, rate: string, value: string]

export function frameTaxes(canvas: Canvas, top: number): void {
  canvas.hline(LEFT, top, TAXES_WIDTH, RULE)
  LABELS.drawForm(canvas, top)
}

/** What of the bill is taxes, 90 points high. */
export function drawTaxes(canvas: Canvas, nf3e: Nf3e, place: Place): void {
  const rows = taxRows(nf3e)
  const step = Math.min(ROW, ROOM / (rows.length - 1))
  const size = Math.min(7.4, step)
  if (place.form === null) canvas.hline(LEFT, place.top, TAXES_WIDTH, RULE)
  canvas.begin('Table')
  drawRow(canvas, () => HEADS.forEach((name) => LABELS.readHead(canvas, name, place)))
  rows.forEach(([name, base, rate, value], index) => {
    const y = place.top + FIRST_ROW + index * step
    const text = sized(BODY, size)
    drawRow(canvas, () => {
      drawHeadCell(canvas, () => canvas.text(LEFT, y, name, sized(STRONG, size)), 'Row')
      const cells: [edge: number, width: number, text: string][] = [
        [EDGES.base, 46, base],
        [EDGES.aliquota, 36, rate],
        [EDGES.valor, 40, value],
      ]
      for (const [edge, width, cell] of cells)
        drawCell(canvas, () => canvas.textRight(LEFT + edge, y, cell, fitNumber(cell, text, width)))
    })
  })
  canvas.end()
}

function taxRows({ itens, totais }: Nf3e): TaxRow[] {
  const stated = (name: string, centavos: number, baseCentavos?: number): TaxRow[] =>
    centavos === 0
      ? []
      : [[name, baseCentavos === undefined ? '' : formatDecimal(baseCentavos), '', formatDecimal(centavos)]]
  return [
    taxRow('ICMS', itens, (item) => item.icms, totais.icmsCentavos),
    ...stated('FCP', totais.fcpCentavos),
    ...stated('ICMS-ST', totais.icmsStCentavos, totais.icmsStBaseCentavos),
    ...stated('FCP-ST', totais.fcpStCentavos),
    ...stated('ICMS deson.', totais.icmsDesoneradoCentavos),
    taxRow('PIS', itens, (item) => item.pis, totais.pisCentavos),
    taxRow('COFINS', itens, (item) => item.cofins, totais.cofinsCentavos),
    ...stated('PIS efetivo', totais.pisEfetivoCentavos),
    ...stated('COFINS efetiva', totais.cofinsEfetivoCentavos),
    ...(totais.ibsCbs
      ? [
          ...stated('IBS', totais.ibsCbs.ibsCentavos, totais.ibsCbs.baseCentavos),
          ...stated('CBS', totais.ibsCbs.cbsCentavos, totais.ibsCbs.baseCentavos),
        ]
      : []),
    ...stated('Retidos na fonte', -totais.retencoesCentavos),
  ]
}

/** One rate is printed; where items differ, each has its own in the table above. */
function taxRow(
  name: string,
  itens: readonly Item[],
  taxOf: (item: Item) => Item['icms'],
  valueCentavos: number,
): TaxRow {
  const rates = new Set<string>()
  let base = 0
  for (const item of itens) {
    const tax = taxOf(item)
    if (!tax || tax.baseCentavos === 0) continue
    rates.add(formatNumber(tax.aliquota, 2))
    base += item.deduz ? -tax.baseCentavos : tax.baseCentavos
  }
  const rate = rates.size === 1 ? `${[...rates][0]}%` : rates.size === 0 ? '' : 'por item'
  return [name, formatDecimal(base), rate, formatDecimal(valueCentavos)]
}
