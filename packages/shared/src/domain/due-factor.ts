import { addDays, daysBetween, isValidDay } from './dates.ts'

/**
 * The due date of a bank boleto is a factor of four digits: days since 7 October 1997. It reached 9999 on 21 February
 * 2025 and went on from 1000 (Febraban), so a factor of 1000 or more stands for one day in every 9,000.
 */
const BASE = '1997-10-07'
const CYCLE = 9000
const ROLL_OVER = '2025-02-22'

/** The factor (1 to 9999) of a day, or null for a day before the first factor. Throws RangeError on an invalid day. */
export function dateToDueFactor(day: string): number | null {
  const elapsed = daysBetween(BASE, day)
  if (elapsed < 1) return null
  return elapsed <= 9999 ? elapsed : 1000 + ((elapsed - 1000) % CYCLE)
}

/**
 * The day of a factor, or null for 0 (no due date) and for what is not a factor. Of the days that it stands for, the one
 * nearest `referencia` (the day of issue) is taken; without a reference, the one nearest the roll-over, which is right
 * for due dates from November 2012 to mid-June 2037. Throws RangeError on an invalid reference.
 */
export function dueFactorToDate(factor: number | string, referencia: string = ROLL_OVER): string | null {
  const days = Number(factor)
  if (!isValidDay(referencia)) throw new RangeError('the reference of a due factor is a calendar day')
  if (!Number.isInteger(days) || days < 1 || days > 9999) return null
  const first = addDays(BASE, days)
  // Factors under 1000 were used once, before July 2000.
  if (days < 1000) return first
  const cycles = Math.max(0, Math.round(daysBetween(first, referencia) / CYCLE))
  return addDays(first, cycles * CYCLE)
}
