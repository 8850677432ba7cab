import { formatDay } from '@ramal/shared/domain/dates.ts'
import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { BANDEIRAS } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Item, Nf3e } from '#emissao/nf3e/model.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { BODY, INK, LABEL, LEFT, RULE, SECTION, sized, STRONG } from './style.ts'
import { formatNumber } from './text.ts'

export const TAXES_TOP = 468
const ROW = 9.4
const EDGES = { base: 92, aliquota: 132, valor: 176 }

type TaxRow = readonly [name: string, base: string, rate: string, value: string]

export function frameTaxes(canvas: Canvas): void {
  canvas.hline(LEFT, TAXES_TOP, 176, RULE)
  canvas.text(LEFT, TAXES_TOP + 11, 'TRIBUTOS', SECTION)
  canvas.textRight(LEFT + EDGES.base, TAXES_TOP + 11, 'Base (R$)', LABEL)
  canvas.textRight(LEFT + EDGES.aliquota, TAXES_TOP + 11, 'Alíquota', LABEL)
  canvas.textRight(LEFT + EDGES.valor, TAXES_TOP + 11, 'Valor (R$)', LABEL)
}

/** Taxes and flags: y 468 to 558. */
export function drawTaxes(canvas: Canvas, nf3e: Nf3e): void {
  let y = TAXES_TOP + 22
  for (const [name, base, rate, value] of taxRows(nf3e)) {
    canvas.text(LEFT, y, name, sized(STRONG, 7.4))
    canvas.textRight(LEFT + EDGES.base, y, base, sized(BODY, 7.4))
    canvas.textRight(LEFT + EDGES.aliquota, y, rate, sized(BODY, 7.4))
    canvas.textRight(LEFT + EDGES.valor, y, value, sized(BODY, 7.4))
    y += ROW
  }
  drawFlags(canvas, nf3e, y)
}

function taxRows({ itens, totais }: Nf3e): TaxRow[] {
  const rows: TaxRow[] = [
    taxRow('ICMS', itens, (item) => item.icms, totais.icmsCentavos),
    taxRow('PIS', itens, (item) => item.pis, totais.pisCentavos),
    taxRow('COFINS', itens, (item) => item.cofins, totais.cofinsCentavos),
  ]
  if (totais.ibsCbs) {
    const base = formatDecimal(totais.ibsCbs.baseCentavos)
    rows.push(['IBS', base, '', formatDecimal(totais.ibsCbs.ibsCentavos)])
    rows.push(['CBS', base, '', formatDecimal(totais.ibsCbs.cbsCentavos)])
  }
  if (totais.retencoesCentavos > 0) {
    rows.push(['Retenções', '', '', formatDecimal(-totais.retencoesCentavos)])
  }
  return rows
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

/** Each flag of the period, with what it adds per kWh (REN 1000/2021 art. 327: the flag's amounts are shown). */
function drawFlags(canvas: Canvas, nf3e: Nf3e, top: number): void {
  const flags = new Map<string, string>()
  for (const { bandeiras } of nf3e.itens) {
    for (const { bandeira, inicio, fim, adicional } of bandeiras) {
      const period =
        fim === null
          ? `desde ${formatDay(inicio)}`
          : `${formatDay(inicio).slice(0, 5)} a ${formatDay(fim).slice(0, 5)}`
      const added = Number(adicional) === 0 ? 'sem acréscimo' : `R$ ${formatNumber(adicional, 2)} por kWh`
      flags.set(`${bandeira}|${inicio}`, `Bandeira ${BANDEIRAS[bandeira] ?? ''} · ${period} · ${added}`)
    }
  }
  const step = Math.min(ROW, (TAXES_TOP + 88 - top) / Math.max(1, flags.size))
  ;[...flags.values()].forEach((flag, index) => {
    canvas.textFit(LEFT, top + 3 + index * step, flag, sized(BODY, Math.min(7.2, step), INK), EDGES.valor)
  })
}
