import type { MeioDisparo } from '@ramal/shared/contracts/disparos.ts'
import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { splitPhone } from '@ramal/shared/domain/phone-digits.ts'

/** Channels that go to an address. */
export type MeioComEndereco = Exclude<MeioDisparo, 'impressao'>

/** The address as it is compared and sent: an e-mail in lower case, a mobile in E.164. Other text only loses its ends. */
export function normalizeEndereco(meio: MeioComEndereco, texto: string): string {
  if (meio === 'email') return normalizeEmail(texto)
  const phone = splitPhone(texto)
  return phone ? `+55${phone.ddd}${phone.assinante}` : texto.trim()
}

/** Whether a message may go there by its form. The server has the last word (numbering plan, what is known of it). */
export function isEnderecoValido(meio: MeioComEndereco, texto: string): boolean {
  if (meio === 'email') return isValidEmail(normalizeEmail(texto))
  return splitPhone(texto)?.tipo === 'movel'
}
