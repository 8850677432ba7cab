/** Calendar days are 'AAAA-MM-DD' texts of America/Sao_Paulo; instants are Dates. Neither is ever mixed with the other. */

export const TIME_ZONE = 'America/Sao_Paulo'

const DAY_MS = 86_400_000

// Building a formatter costs about a hundred times what using it does. Intl also knows the daylight saving of the past.
const formatter = new Intl.DateTimeFormat('en-US', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

function saoPauloParts(instant: Date): Parts {
  return Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value])) as Parts
}

/** The calendar day on which an instant falls in São Paulo. Throws RangeError on an invalid Date. */
export function saoPauloDay(instant: Date): string {
  const { year, month, day } = saoPauloParts(instant)
  return `${year.padStart(4, '0')}-${month}-${day}`
}

/** Time of an instant in São Paulo, '14:02:11' or, without seconds, '14:02'. Throws RangeError on an invalid Date. */
export function formatTime(instant: Date, { segundos = true }: { segundos?: boolean } = {}): string {
  const { hour, minute, second } = saoPauloParts(instant)
  return segundos ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** An instant in São Paulo, '21/11/2026 14:02:11'. Throws RangeError on an invalid Date. */
export function formatInstant(instant: Date): string {
  return `${formatDay(saoPauloDay(instant))} ${formatTime(instant)}`
}

/** Whether the text is an existing day written 'AAAA-MM-DD'. */
export function isValidDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  // The round trip refuses 31 April, which Date would read as 1 May.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

function dayNumber(day: string): number {
  if (!isValidDay(day)) throw new RangeError('not a calendar day AAAA-MM-DD')
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** Calendar days from the first day to the second, negative when the second comes earlier. Throws on an invalid day. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The day that comes `days` later (earlier when negative). Throws RangeError on an invalid day or beyond the year 9999. */
export function addDays(day: string, days: number): string {
  const moved = new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)
  if (!isValidDay(moved)) throw new RangeError('the day falls outside the years 0000 to 9999')
  return moved
}

/** '2026-11-21' as '21/11/2026'. */
export function formatDay(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** The day that a person typed ('21/11/2026', '21.11.2026', '1/2/2026', '21112026') or pasted ('2026-11-21'), or null. */
export function parseDay(text: string): string | null {
  const typed = text.trim()
  if (isValidDay(typed)) return typed
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  if (!match) return null
  const [, day = '', month = '', year = ''] = match
  const parsed = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isValidDay(parsed) ? parsed : null
}

/** Whether the text is a month of billing, 'AAAA-MM'. */
export function isValidCompetencia(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

const MONTHS = ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez']

/** '2026-11' as '11/2026' or, in the short form of lists, 'nov/26'. An invalid month comes back as it was. */
export function formatCompetencia(competencia: string, forma: 'numerica' | 'curta' = 'numerica'): string {
  if (!isValidCompetencia(competencia)) return competencia
  const year = competencia.slice(0, 4)
  const month = competencia.slice(5)
  return forma === 'numerica' ? `${month}/${year}` : `${MONTHS[Number(month) - 1]}/${year.slice(2)}`
}
