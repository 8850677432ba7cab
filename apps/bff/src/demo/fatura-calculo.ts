import { addDays, daysBetween } from '@ramal/shared/domain/dates.ts'
import { dayOf, monthOrdinal } from './competencias.ts'
import { consumoKwh, leituraKwh } from './consumo.ts'
import type { DemoUc } from './modelo.ts'
import {
  bandeiraOf,
  COFINS_CENTESIMOS,
  ICMS_PORCENTO,
  iluminacaoPublicaCentavos,
  MINIMO_KWH,
  PIS_CENTESIMOS,
  precoMicros,
  tarifaOf,
  type Bandeira,
} from './tarifas.ts'

export interface Imposto {
  icmsBase: number
  icms: number
  /** Base of PIS and of COFINS. */
  pisBase: number
  pis: number
  cofins: number
}

export interface DemoItem {
  tipo: 'TE' | 'TUSD' | 'bandeira' | 'iluminacao'
  /** R$/kWh before tax; 0 where there is no tariff. */
  tarifa: number
  quantidade: number
  precoMicros: number
  /** Centavos, as all amounts below. */
  valor: number
  /** Null for what bears no tax. */
  imposto: Imposto | null
}

export interface DemoMes {
  ordinal: number
  kwh: number
  dias: number
}

/** One bill in figures: days are 'AAAA-MM-DD', amounts centavos. */
export interface DemoFatura {
  ordinal: number
  leituraAnteriorEm: string
  leituraAtualEm: string
  proximaLeituraEm: string
  apresentacao: string
  vencimento: string
  leituraAnterior: number
  leituraAtual: number
  /** True when less than the minimum was measured and the minimum is billed. */
  minimo: boolean
  bandeira: Bandeira | null
  itens: readonly DemoItem[]
  total: { valor: number } & Imposto
  /** Thirteen months, this one first. */
  historico: readonly DemoMes[]
}

/**
 * Works out the bill of a UC for a month. Every total is the sum of the rounded items, as the authoriser checks
 * (rules 435, 444, 447–460). Throws RangeError on a month that is not one or that precedes the UC's first.
 */
export function computeFatura(uc: DemoUc, competencia: string): DemoFatura {
  const ordinal = monthOrdinal(competencia)
  if (ordinal < monthOrdinal(uc.consumo.desde))
    throw new RangeError('the UC had no consumption yet in that month')
  const leituraAtualEm = dayOf(ordinal, uc.diaLeitura)
  const apresentacao = addDays(leituraAtualEm, 4)
  const leituraAnterior = leituraKwh(uc, ordinal - 1)
  const leituraAtual = leituraKwh(uc, ordinal)
  const medido = leituraAtual - leituraAnterior
  const faturado = Math.max(medido, MINIMO_KWH[uc.fases])
  const bandeira = bandeiraOf(ordinal % 12)
  const itens = computeItens(uc, faturado, bandeira)
  return {
    ordinal,
    leituraAnteriorEm: dayOf(ordinal - 1, uc.diaLeitura),
    leituraAtualEm,
    proximaLeituraEm: dayOf(ordinal + 1, uc.diaLeitura),
    apresentacao,
    vencimento: firstDueDay(apresentacao, ordinal, uc.diaVencimento),
    leituraAnterior,
    leituraAtual,
    minimo: faturado > medido,
    bandeira,
    itens,
    total: sum(itens),
    historico: Array.from({ length: 13 }, (_, back) => computeMes(uc, ordinal - back)),
  }
}

/** The customer's day of the month, ten days after presentation at the earliest (the rule says five working days). */
function firstDueDay(apresentacao: string, ordinal: number, day: number): string {
  for (let month = ordinal; ; month++) {
    const due = dayOf(month, day)
    if (daysBetween(apresentacao, due) >= 10) return due
  }
}

function computeMes(uc: DemoUc, ordinal: number): DemoMes {
  const year = Math.floor((ordinal - 1) / 12)
  // From reading to reading go as many days as the month before has; day 0 of a month is the last of that one.
  const dias = new Date(Date.UTC(year, ((ordinal - 1) % 12) + 1, 0)).getUTCDate()
  return { ordinal, kwh: consumoKwh(uc, ordinal), dias }
}

function computeItens(uc: DemoUc, kwh: number, bandeira: Bandeira | null): DemoItem[] {
  const { te, tusd } = tarifaOf(uc.grupoTensao)
  const itens = [energyItem('TE', te, kwh), energyItem('TUSD', tusd, kwh)]
  if (bandeira) itens.push(energyItem('bandeira', bandeira.adicional, kwh))
  const cip = iluminacaoPublicaCentavos(kwh, uc.classe)
  if (cip > 0) {
    itens.push({
      tipo: 'iluminacao',
      tarifa: 0,
      quantidade: 1,
      precoMicros: cip * 10_000,
      valor: cip,
      imposto: null,
    })
  }
  return itens
}

function energyItem(tipo: DemoItem['tipo'], tarifa: number, quantidade: number): DemoItem {
  const preco = precoMicros(tarifa)
  const valor = Math.round((quantidade * preco) / 10_000)
  const icms = Math.round((valor * ICMS_PORCENTO) / 100)
  const pisBase = valor - icms
  return {
    tipo,
    tarifa,
    quantidade,
    precoMicros: preco,
    valor,
    imposto: {
      icmsBase: valor,
      icms,
      pisBase,
      pis: Math.round((pisBase * PIS_CENTESIMOS) / 10_000),
      cofins: Math.round((pisBase * COFINS_CENTESIMOS) / 10_000),
    },
  }
}

function sum(itens: readonly DemoItem[]): DemoFatura['total'] {
  const total = { valor: 0, icmsBase: 0, icms: 0, pisBase: 0, pis: 0, cofins: 0 }
  for (const { valor, imposto } of itens) {
    total.valor += valor
    total.icmsBase += imposto?.icmsBase ?? 0
    total.icms += imposto?.icms ?? 0
    total.pisBase += imposto?.pisBase ?? 0
    total.pis += imposto?.pis ?? 0
    total.cofins += imposto?.cofins ?? 0
  }
  return total
}
