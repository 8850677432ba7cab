import { addDays, formatTime, saoPauloDay } from '@ramal/shared/domain/dates.ts'

const HOUR_MS = 3_600_000

/** The instant at which it is `HH:MM` of that day in São Paulo. */
export function instanteEmSaoPaulo(dia: string, horario: string): Date {
  const standard = Date.parse(`${dia}T${horario}:00-03:00`)
  // The standard offset first; an hour either way covers the daylight saving that the law may bring back.
  const candidates = [0, -HOUR_MS, HOUR_MS].map((shift) => new Date(standard + shift))
  const isIt = (instant: Date) =>
    saoPauloDay(instant) === dia && formatTime(instant, { segundos: false }) === horario
  return candidates.find(isIt) ?? new Date(standard)
}

/** The last instant, now or before, at which a daily routine was to run. */
export function ultimoAgendado(horario: string, agora: Date): Date {
  const hoje = saoPauloDay(agora)
  const deHoje = instanteEmSaoPaulo(hoje, horario)
  return deHoje <= agora ? deHoje : instanteEmSaoPaulo(addDays(hoje, -1), horario)
}

/** The first instant after now at which it is to run. */
export function proximoAgendado(horario: string, agora: Date): Date {
  const hoje = saoPauloDay(agora)
  const deHoje = instanteEmSaoPaulo(hoje, horario)
  return deHoje > agora ? deHoje : instanteEmSaoPaulo(addDays(hoje, 1), horario)
}
