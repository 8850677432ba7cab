import { formatDay, saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import type { Contato } from '#modules/ucs/find-uc.ts'
import type { SituacaoDaUc } from './devido.ts'

/** Why the modal came up, in a sentence, or null when it is not due. */
export function motivoDe({ uc, ultimo }: SituacaoDaUc, contatos: readonly Contato[]): string | null {
  switch (uc.motivo) {
    case null:
      return null
    case 'nunca':
      return 'O titular desta UC ainda não fez nenhum recadastramento.'
    case 'contato_devolvido':
      return bounceSentence(contatos)
    case 'prazo': {
      const dias = uc.diasDesdeUltimo === 1 ? 'ontem' : `há ${uc.diasDesdeUltimo} dias`
      const quando = ultimo ? `, em ${formatDay(saoPauloDay(ultimo.em))}` : ''
      return ultimo?.aceito === false
        ? `A pessoa não aceitou recadastrar ${dias}${quando}; é hora de perguntar de novo.`
        : `O último recadastramento foi ${dias}${quando}.`
    }
  }
}

function bounceSentence(contatos: readonly Contato[]): string {
  const [latest] = contatos
    .filter(({ devolvidoEm }) => devolvidoEm !== null)
    .toSorted((a, b) => Number(b.devolvidoEm) - Number(a.devolvidoEm))
  if (!latest?.devolvidoEm) return 'Um contato desta UC foi devolvido.'
  const { tipo, valor, devolvidoEm } = latest
  const contato = tipo === 'email' ? `O e-mail ${valor}` : `O telefone ${formatPhone(valor)}`
  return `${contato} foi devolvido em ${formatDay(saoPauloDay(devolvidoEm))}.`
}
