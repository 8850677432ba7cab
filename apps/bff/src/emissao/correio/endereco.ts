import { domainToASCII } from 'node:url'
import { isValidEmail } from '@ramal/shared/domain/email.ts'

/** An address to which no mail can go as it is; the message is a sentence for people. */
export class EnderecoInvalido extends Error {}

/** A mailbox of a header: the name shown, and its address. */
export interface Caixa {
  nome: string | null
  endereco: string
}

/**
 * The address as SMTP takes it everywhere: a domain with letters outside ASCII becomes its xn-- form. Throws
 * EnderecoInvalido on letters outside ASCII before the @, which need SMTPUTF8 all the way, and on whatever is no address.
 */
export function enderecoAscii(endereco: string): string {
  const at = endereco.lastIndexOf('@')
  const local = endereco.slice(0, at)
  const dominio = endereco.slice(at + 1)
  if (isAscii(dominio) && isValidEmail(endereco)) return endereco
  if (!isAscii(local)) {
    throw new EnderecoInvalido(
      'O endereço tem letras acentuadas antes da @, que nem todo servidor de e-mail entrega.',
    )
  }
  const ascii = `${local}@${domainToASCII(dominio)}`
  if (at < 1 || !isValidEmail(ascii)) throw new EnderecoInvalido('O endereço de e-mail não é válido.')
  return ascii
}

/** `Nome <endereco>` or a bare address, as the configuration names a sender. */
export function lerCaixa(remetente: string): Caixa {
  const [, nome, endereco] = /^\s*"?([^"<]*?)"?\s*<([^<>]*)>\s*$/.exec(remetente) ?? []
  return { nome: nome || null, endereco: endereco ?? remetente.trim() }
}

const isAscii = (text: string) => /^[\x21-\x7e]*$/.test(text)
