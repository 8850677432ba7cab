import { formatInstant, formatTime } from '@ramal/shared/domain/dates.ts'

/** An instant as the contracts give it (ISO 8601, UTC), '21/11/2026 14:02:11' in São Paulo. */
export function instanteTexto(iso: string): string {
  return formatInstant(new Date(iso))
}

/** The same, only the time, '14:02'. */
export function horaTexto(iso: string): string {
  return formatTime(new Date(iso), { segundos: false })
}
