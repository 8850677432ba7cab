import { UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import type { Historico, Nf3e } from '#emissao/nf3e/model.ts'

/** One month of the chart. */
export type ChartMonth = {
  readonly competencia: string
  readonly dias: number
  /** One value per series, the lowest of the pile first. */
  readonly values: readonly number[]
  readonly total: number
}

export type Chart = {
  /** `'kWh'`. */
  readonly unit: string
  /** Names of the series; a single one needs none. */
  readonly series: readonly string[]
  /** Oldest first. */
  readonly months: readonly ChartMonth[]
  readonly average: number
  /** Other quantities, one number a month, oldest first: injected energy, demand. */
  readonly others: readonly { readonly name: string; readonly values: readonly number[] }[]
}

const MAX_SERIES = 3
const MAX_OTHERS = 2
const NOT_CONSUMED = /injet|gera[cç]|compens|cr[eé]dit|reativ/i
/** What comes before the name of a posto in the names that issuers give: `'Consumo ativo ponta kWh'`. */
const COMMON_WORDS = /\b(consumo|energia|ativ[ao]|kwh|kw|faturad[ao]|em)\b/gi

/**
 * The up to five histories of a bill as one chart: consumption of the postos piled up, anything else in numbers below.
 * Null when there is no history.
 */
export function chartOf({ historico }: Nf3e): Chart | null {
  const consumed = historico.filter(
    ({ grandeza, meses }) => meses[0]?.unidade === '2' && !NOT_CONSUMED.test(grandeza),
  )
  const piled = consumed.length > 0 ? consumed.slice(0, MAX_SERIES) : historico.slice(0, 1)
  const [first] = piled
  if (!first) return null
  const months = oldestFirst(first).map((mes): ChartMonth => {
    const values = piled.map((series) => Math.max(0, valueIn(series, mes.competencia)))
    const total = values.reduce((sum, value) => sum + value, 0)
    return { competencia: mes.competencia, dias: mes.dias, values, total }
  })
  const others = historico.filter((entry) => !piled.includes(entry)).slice(0, MAX_OTHERS)
  return {
    unit: UNIDADES[first.meses[0]?.unidade ?? ''] ?? '',
    series: piled.length > 1 ? piled.map(seriesName) : [],
    months,
    average: months.reduce((sum, month) => sum + month.total, 0) / months.length,
    others: others.map((entry) => ({
      name: otherName(entry),
      values: months.map((month) => valueIn(entry, month.competencia)),
    })),
  }
}

function oldestFirst({ meses }: Historico): Historico['meses'] {
  return meses.toSorted((one, other) => one.competencia.localeCompare(other.competencia))
}

function valueIn({ meses }: Historico, competencia: string): number {
  return Number(meses.find((mes) => mes.competencia === competencia)?.quantidade ?? 0)
}

function seriesName({ grandeza }: Historico): string {
  const name = grandeza.replace(COMMON_WORDS, ' ').replace(/\s+/g, ' ').trim()
  return name === '' ? grandeza : name
}

/** Short enough for the margin of the chart: `'injet.'`, `'kW'`. */
function otherName({ grandeza, meses }: Historico): string {
  return /injet/i.test(grandeza) ? 'injet.' : (UNIDADES[meses[0]?.unidade ?? ''] ?? '')
}
