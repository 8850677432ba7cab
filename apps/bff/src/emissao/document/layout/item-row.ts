import { formatDecimal } from '@ramal/shared/domain/money.ts'
import { MOTIVOS_DIFERENCA_TARIFA, TIPOS_PROCESSO, UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Item, Tarifa } from '#emissao/nf3e/model.ts'
import { BODY, MUTED, sized, WIDTH } from './style.ts'
import { formatNumber, widthOf, wrap } from './text.ts'

/** Left edges of the text columns, from the left margin. */
export const DESCRIPTION = 4
export const UNIT = 168
const DESCRIPTION_WIDTH = 158

/** Right edges of the numeric columns, from the left margin. */
export const EDGES = {
  quantidade: 226,
  preco: 280,
  valor: 326,
  pisCofins: 368,
  base: 414,
  aliquota: 444,
  icms: 484,
  tarifa: WIDTH - 4,
} as const

export type Column = keyof typeof EDGES
export const COLUMNS = Object.keys(EDGES) as Column[]

/** Room of a column, with a space to its left. */
export function columnWidth(column: Column): number {
  const before = COLUMNS[COLUMNS.indexOf(column) - 1]
  return EDGES[column] - (before === undefined ? UNIT + 22 : EDGES[before]) - 3
}

export const TEXT = sized(BODY, 7.3)
export const DETAIL = sized(BODY, 6.4, MUTED)

/** Between a description and what is said beside it. */
const BESIDE_GAP = 6

/** An item as its row of the table shows it. */
export type ItemRow = {
  readonly description: readonly string[]
  /** What is said in small type beside a short description. */
  readonly beside: { readonly x: number; readonly text: string } | null
  /** Lines below, over the whole width. */
  readonly details: readonly string[]
  readonly unit: string
  readonly cells: Readonly<Record<Column, string>>
}

export function itemRow(item: Item): ItemRow {
  const { icms, pis, cofins, tarifas } = item
  const sign = item.deduz && item.valorCentavos > 0 ? -1 : 1
  const money = (centavos: number | undefined) =>
    centavos === undefined ? '' : formatDecimal(centavos === 0 ? 0 : sign * centavos)
  const pisCofins = pis || cofins ? (pis?.valorCentavos ?? 0) + (cofins?.valorCentavos ?? 0) : undefined
  const description = wrap(item.descricao, TEXT, DESCRIPTION_WIDTH)
  const tariffs = severalTariffs(tarifas)
  const beside = besideOf(description, tariffs)
  return {
    description,
    beside,
    details: itemDetails(item, beside ? '' : tariffs),
    unit: UNIDADES[item.unidade] ?? item.unidade,
    cells: {
      quantidade: formatNumber(item.quantidade),
      preco: formatNumber(item.precoUnitario, 2),
      valor: money(item.valorCentavos),
      pisCofins: money(pisCofins),
      base: money(icms?.baseCentavos),
      aliquota: icms ? `${formatNumber(icms.aliquota)}%` : '',
      icms: money(icms?.valorCentavos),
      tarifa: tarifas.length === 1 && tarifas[0] ? formatNumber(tarifas[0].aplicada, 5) : '',
    },
  }
}

function severalTariffs(tarifas: readonly Tarifa[]): string {
  if (tarifas.length < 2) return ''
  return tarifas.map(({ tipo, aplicada }) => `${tipo} ${formatNumber(aplicada, 5)}`).join(' · ')
}

function besideOf(description: readonly string[], text: string): ItemRow['beside'] {
  if (text === '' || description.length !== 1) return null
  const x = widthOf(description[0] ?? '', TEXT) + BESIDE_GAP
  return x + widthOf(text, DETAIL) <= DESCRIPTION_WIDTH + 2 ? { x, text } : null
}

/** What does not fit a column, and the bill must let one redo the sum (PRODIST module 11): tariffs, origin, processes. */
function itemDetails(item: Item, tariffs: string): string[] {
  const { tarifas, processos } = item
  const facts = [
    tariffs === '' ? '' : `Tarifas sem tributos: ${tariffs}`,
    discount(tarifas),
    // Nobody read the meter, and the customer is told.
    item.origem === '1' ? 'Quantidade faturada pela média' : '',
    ...processos.map(
      ({ tipo, numero }) => `Processo ${numero} (${TIPOS_PROCESSO[tipo] ?? 'administrativo'})`,
    ),
  ].filter(Boolean)
  return [facts.join(' · '), item.informacao ?? '']
    .filter(Boolean)
    .flatMap((text) => wrap(text, DETAIL, WIDTH - 12))
}

function discount(tarifas: readonly Tarifa[]): string {
  const changed = tarifas.filter((tarifa) => tarifa.homologada !== null)
  if (changed.length === 0) return ''
  const values = changed.map(({ tipo, homologada }) => `${tipo} ${formatNumber(homologada?.valor ?? '', 5)}`)
  const reason = MOTIVOS_DIFERENCA_TARIFA[changed[0]?.homologada?.motivo ?? '']
  return `Tarifa homologada: ${values.join(' · ')}${reason === undefined ? '' : ` (${reason})`}`
}
