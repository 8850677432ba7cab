import { normalizeUcNumber } from '@ramal/shared/domain/uc-number.ts'

/** The ways in which a document may name a UC: the national number, or the distributor's old one. */
export interface NumerosUc {
  numero: string
  /** Digits without leading zeros, as `ucs.numeroAnterior` is kept; null when nothing is left. */
  anterior: string | null
}

export function numerosUc(informada: string): NumerosUc {
  const numero = normalizeUcNumber(informada)
  return { numero, anterior: numeroAnterior(informada) }
}

/** An old number as it is kept: no punctuation, no leading zeros. */
export function numeroAnterior(informado: string): string | null {
  return informado.replace(/[\s./-]/g, '').replace(/^0+/, '') || null
}
