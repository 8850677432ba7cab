/** A competência is the month a bill belongs to, 'AAAA-MM'. Months are counted from January of year 0. */

/** The ordinal of a month. Throws RangeError when the text is not a month. */
export function monthOrdinal(competencia: string): number {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(competencia)) throw new RangeError('not a competência AAAA-MM')
  return Number(competencia.slice(0, 4)) * 12 + Number(competencia.slice(5)) - 1
}

/** The month of an ordinal. */
export function monthOf(ordinal: number): string {
  return `${String(Math.floor(ordinal / 12)).padStart(4, '0')}-${String((ordinal % 12) + 1).padStart(2, '0')}`
}

/** A day of a month, 'AAAA-MM-DD'. `day` must exist in it. */
export function dayOf(ordinal: number, day: number): string {
  return `${monthOf(ordinal)}-${String(day).padStart(2, '0')}`
}

/** The last `quantas` months up to `ultima`, oldest first. Throws RangeError on an invalid month. */
export function competenciasUntil(ultima: string, quantas: number): string[] {
  const fim = monthOrdinal(ultima)
  return Array.from({ length: quantas }, (_, index) => monthOf(fim - quantas + 1 + index))
}
