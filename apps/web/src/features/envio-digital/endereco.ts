import type { MeioDigital } from '@ramal/shared/contracts/envio-digital.ts'
import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { formatPhone, splitPhone } from '@ramal/shared/domain/phone-digits.ts'
import { textos } from './textos.ts'

export interface Endereco {
  meio: MeioDigital
  endereco: string
}

/** The address as it is compared and sent: an e-mail in lower case, a mobile in E.164. Other text only loses its ends. */
export function normalizeEndereco(meio: MeioDigital, texto: string): string {
  if (meio === 'email') return normalizeEmail(texto)
  const phone = splitPhone(texto)
  return phone ? `+55${phone.ddd}${phone.assinante}` : texto.trim()
}

/** The address as people read it. */
export function formatEndereco({ meio, endereco }: Endereco): string {
  return meio === 'email' ? endereco : formatPhone(endereco)
}

/** What is wrong with a typed address, or null. The server has the last word (numbering plan, parameter). */
export function enderecoFault(meio: MeioDigital, texto: string): string | null {
  const { erros } = textos.formulario
  if (meio === 'email') return isValidEmail(normalizeEmail(texto)) ? null : erros.email
  return splitPhone(texto)?.tipo === 'movel' ? null : erros.whatsapp
}
