import { monthOrdinal } from './competencias.ts'
import { STREAM } from './consumidores.ts'
import type { DemoUc } from './modelo.ts'
import { hash32 } from './random.ts'

/** Deviation of each month from the mean, January first, adding up to zero: summer costs fans and freezers. */
const SAZONALIDADE = [0.11, 0.1, 0.08, 0.02, -0.06, -0.11, -0.12, -0.08, -0.03, 0.01, 0.02, 0.06]

/** What has accumulated of those deviations at the end of each month of the year. */
const SAZONALIDADE_ACUMULADA = SAZONALIDADE.map((_, month) =>
  SAZONALIDADE.slice(0, month + 1).reduce((sum, value) => sum + value, 0),
)

/** Half the width of the month's own noise, as a share of the mean; readings still grow in every month. */
const RUIDO = 0.14

/**
 * Register of the UC's meter, whole kWh, at the reading of the month with this ordinal. Closed form, so that the
 * register before of one bill is the register after of the previous one without walking the months between.
 */
export function leituraKwh(uc: Pick<DemoUc, 'indice' | 'consumo'>, ordinal: number): number {
  const { mediaKwh, leituraInicial, desde } = uc.consumo
  const inicio = monthOrdinal(desde)
  const meses = ordinal - inicio + 1
  if (meses <= 0) return leituraInicial
  const base = SAZONALIDADE_ACUMULADA[(inicio + 11) % 12] ?? 0
  const sazonal = (SAZONALIDADE_ACUMULADA[ordinal % 12] ?? 0) - base
  const ruido = (hash32(uc.indice, STREAM.consumo, ordinal) / 0x1_0000_0000 - 0.5) * 2 * RUIDO
  return leituraInicial + Math.round(mediaKwh * (meses + sazonal + ruido))
}

/** kWh measured in a month; 0 before the UC's first. */
export function consumoKwh(uc: Pick<DemoUc, 'indice' | 'consumo'>, ordinal: number): number {
  return leituraKwh(uc, ordinal) - leituraKwh(uc, ordinal - 1)
}
