import { addDays, daysBetween, saoPauloDay } from './dates.ts'

/** The three parameters `crm.recadastramento.*`; a null refusal interval means the same as the other. */
export type ParametrosRecadastramento = {
  efetuarNoAtendimento: boolean
  intervaloDias: number
  intervaloRecusaDias: number | null
}

export type SituacaoRecadastramento = {
  parametros: ParametrosRecadastramento
  /** The latest recadastramento, accepted or refused; an alteração cadastral counts as an accepted one. */
  ultimo: { em: Date; aceito: boolean } | null
  /** The latest accepted one when `ultimo` is a refusal: bounces that it already answered do not count again. */
  ultimoAceitoEm?: Date | null
  /** The latest hard bounce of a contact of the UC. */
  contatoDevolvidoEm: Date | null
  agora: Date
}

export type RecadastramentoDue = {
  devido: boolean
  motivo: 'nunca' | 'prazo' | 'contato_devolvido' | null
  diasDesdeUltimo: number | null
  /** The day on which it became, or will become, due; null when it never happened or is switched off. */
  devidoEm: string | null
}

/** Whether the bounce came after the consumidor last confirmed the contacts. A refusal confirms nothing. */
function hasNewBounce({ ultimo, ultimoAceitoEm, contatoDevolvidoEm }: SituacaoRecadastramento): boolean {
  if (!contatoDevolvidoEm) return false
  const accepted = ultimo?.aceito ? ultimo.em : ultimoAceitoEm
  return !accepted || contatoDevolvidoEm > accepted
}

/**
 * Whether the recadastramento modal opens when the UC is chosen, and why. It is due on the N-th calendar day of
 * São Paulo after the last one, whatever the hours. A returned contact comes before the term as the reason to tell,
 * because it names something to correct. Throws RangeError on an invalid Date.
 */
export function recadastramentoDue(situacao: SituacaoRecadastramento): RecadastramentoDue {
  const { parametros, ultimo, contatoDevolvidoEm, agora } = situacao
  const today = saoPauloDay(agora)
  const lastDay = ultimo ? saoPauloDay(ultimo.em) : null
  const diasDesdeUltimo = lastDay === null ? null : daysBetween(lastDay, today)
  if (!parametros.efetuarNoAtendimento)
    return { devido: false, motivo: null, diasDesdeUltimo, devidoEm: null }
  if (contatoDevolvidoEm && hasNewBounce(situacao)) {
    const devidoEm = saoPauloDay(contatoDevolvidoEm)
    return { devido: true, motivo: 'contato_devolvido', diasDesdeUltimo, devidoEm }
  }
  if (ultimo === null || lastDay === null)
    return { devido: true, motivo: 'nunca', diasDesdeUltimo: null, devidoEm: null }
  const { intervaloDias, intervaloRecusaDias } = parametros
  const devidoEm = addDays(lastDay, ultimo.aceito ? intervaloDias : (intervaloRecusaDias ?? intervaloDias))
  const devido = daysBetween(devidoEm, today) >= 0
  return { devido, motivo: devido ? 'prazo' : null, diasDesdeUltimo, devidoEm }
}
