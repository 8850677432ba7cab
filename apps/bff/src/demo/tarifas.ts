/**
 * What the fictitious distributor charges. Tariffs in R$/kWh before tax, in the magnitude of ANEEL's resolutions for
 * low voltage; taxes "por dentro", PIS and COFINS on a base without ICMS (STF, Tema 69).
 */

export const ICMS_PORCENTO = 18
/** In hundredths of a percent: 0.80 % and 3.70 %. */
export const PIS_CENTESIMOS = 80
export const COFINS_CENTESIMOS = 370

export interface Tarifa {
  te: number
  tusd: number
}

const PADRAO: Tarifa = { te: 0.335, tusd: 0.412 }
/** By voltage group (tpGrpTensao): B1 residential, B1 low income, B2 rural; B3 and the rest pay the standard. */
const TARIFAS: Readonly<Record<string, Tarifa>> = {
  '08': { te: 0.11725, tusd: 0.1442 },
  '09': { te: 0.30485, tusd: 0.37492 },
}

/** Tariffs of a voltage group. */
export function tarifaOf(grupoTensao: string): Tarifa {
  return TARIFAS[grupoTensao] ?? PADRAO
}

export interface Bandeira {
  /** tpBand: 2 amarela, 3 vermelha 1, 4 vermelha 2. */
  codigo: string
  nome: string
  /** R$/kWh before tax. */
  adicional: number
}

const AMARELA: Bandeira = { codigo: '2', nome: 'AMARELA', adicional: 0.01885 }
const VERMELHA_1: Bandeira = { codigo: '3', nome: 'VERMELHA P1', adicional: 0.04463 }
const VERMELHA_2: Bandeira = { codigo: '4', nome: 'VERMELHA P2', adicional: 0.07877 }
/** January first: dry months are dear, the rains bring the verde back. */
const BANDEIRAS = [
  null,
  null,
  null,
  null,
  AMARELA,
  VERMELHA_1,
  VERMELHA_1,
  VERMELHA_2,
  VERMELHA_2,
  VERMELHA_1,
  null,
  null,
]

/** The bandeira of a calendar month, 0 to 11; null under the verde, which adds nothing. */
export function bandeiraOf(month: number): Bandeira | null {
  return BANDEIRAS[month] ?? null
}

/** Least kWh billed, by phases: custo de disponibilidade (REN 1000/2021 art. 291). */
export const MINIMO_KWH = { 1: 30, 2: 50, 3: 100 } as const

/** Municipal lighting contribution in centavos, by kWh; the countryside pays none. */
export function iluminacaoPublicaCentavos(kwh: number, classe: string): number {
  if (classe === '07' || kwh <= 50) return 0
  if (kwh <= 100) return 890
  if (kwh <= 200) return 1890
  return kwh <= 500 ? 2940 : 5230
}

/** Price with taxes in millionths of a real: tariff / ((1 − ICMS) × (1 − PIS − COFINS)). */
export function precoMicros(tarifa: number): number {
  const semPisCofins = 1 - (PIS_CENTESIMOS + COFINS_CENTESIMOS) / 10_000
  return Math.round((tarifa * 1_000_000) / ((1 - ICMS_PORCENTO / 100) * semPisCofins))
}
