import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import { subscriberKind } from './phone-digits.ts'

// Kept reachable from here; the web imports them from phone-digits.ts, without the library.
export { formatPhone, phoneVariants } from './phone-digits.ts'

export type Telefone = {
  /** '+5534987654321' */
  e164: string
  /** `servico`: 0800, 0300, 4003 and the like; it never receives SMS or WhatsApp. */
  tipo: 'movel' | 'fixo' | 'servico'
  /** '(34) 98765-4321' */
  nacional: string
}

const TIPOS: Partial<Record<string, Telefone['tipo']>> = {
  MOBILE: 'movel',
  FIXED_LINE: 'fixo',
  TOLL_FREE: 'servico',
  SHARED_COST: 'servico',
  PREMIUM_RATE: 'servico',
  UAN: 'servico',
}

function toTelefone(phone: PhoneNumber | undefined): Telefone | null {
  const tipo = phone?.country === 'BR' && phone.isValid() ? TIPOS[phone.getType() ?? ''] : undefined
  if (!phone || !tipo || phone.ext) return null
  // The library still takes the eight-digit trunking mobiles of before 2016, which no longer exist.
  if (tipo === 'movel' && subscriberKind(phone.nationalNumber.slice(2)) !== 'movel') return null
  return { e164: phone.number, tipo, nacional: phone.formatNational() }
}

function parse(text: string): Telefone | null {
  return toTelefone(parsePhoneNumberFromString(text, { defaultCountry: 'BR', extract: false }))
}

/**
 * The Brazilian phone in a typed or E.164 text, checked against the numbering plan, or null. `dddPadrao` (the area code
 * of the distributor or UC) completes a number typed without one. A mobile without its ninth digit is null: see
 * phoneVariants for matching those.
 */
export function parsePhone(text: string, { dddPadrao }: { dddPadrao?: string } = {}): Telefone | null {
  const direct = parse(text)
  if (direct || !dddPadrao) return direct
  const local = text.replace(/[\s.-]/g, '')
  return subscriberKind(local) === null ? null : parse(`${dddPadrao}${local}`)
}
