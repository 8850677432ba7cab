/**
 * What can be said of a Brazilian phone number by its digits alone. The full numbering plan is in `phone.ts`, whose
 * library weighs more than the whole Agência bundle should.
 */

// The 67 area codes in use (Anatel): the gaps (20, 23, 25, 26, 29, 30, 36, ...) were never given out.
const DDDS = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 ' +
    '65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'
  ).split(' '),
)

export type NumeroNacional = {
  ddd: string
  /** Eight or nine digits, without the area code. */
  assinante: string
  /** `movel_antigo`: a mobile of eight digits, as they were before the ninth digit (2012 to 2016) or as people say them. */
  tipo: 'movel' | 'fixo' | 'movel_antigo'
}

/** Whether the two digits are an area code in use. */
export function isValidDdd(ddd: string): boolean {
  return DDDS.has(ddd)
}

/** The kind of a subscriber number by its first digit and length, or null. */
export function subscriberKind(assinante: string): NumeroNacional['tipo'] | null {
  if (/^9\d{8}$/.test(assinante)) return 'movel'
  if (/^[2-5]\d{7}$/.test(assinante)) return 'fixo'
  // Nothing else begins with 0: what does is a mobile of the 90 range said without its nine.
  return /^[06-9]\d{7}$/.test(assinante) ? 'movel_antigo' : null
}

/** The typed number without country code, trunk zero and carrier code ('0 15 34 ...'), or null with other characters. */
function nationalDigits(text: string): string | null {
  const typed = text.trim()
  if (!/^\+?[\d\s().\-/]+$/.test(typed)) return null
  let digits = typed.replace(/\D/g, '')
  if (typed.startsWith('+') || /^55\d{10,11}$/.test(digits)) {
    if (!digits.startsWith('55')) return null
    digits = digits.slice(2)
  }
  if (/^0\d{10,11}$/.test(digits)) return digits.slice(1)
  return /^0\d{12,13}$/.test(digits) ? digits.slice(3) : digits
}

/** Area code and subscriber of a typed or E.164 number, or null when it is not a geographic Brazilian number. */
export function splitPhone(text: string): NumeroNacional | null {
  const digits = nationalDigits(text)
  if (digits === null || !isValidDdd(digits.slice(0, 2))) return null
  const assinante = digits.slice(2)
  const tipo = subscriberKind(assinante)
  return tipo === null ? null : { ddd: digits.slice(0, 2), assinante, tipo }
}

/**
 * All E.164 forms under which one phone may be stored, the given one first: a mobile with and without the ninth digit
 * (WhatsApp still knows older numbers by eight digits), a landline alone. Takes typed or E.164 text; empty when it is
 * not a Brazilian geographic number. The ninth digit is not taken off before 1 to 5: 9 3210-9876 without it would be
 * somebody's landline.
 */
export function phoneVariants(text: string): string[] {
  const phone = splitPhone(text)
  if (!phone) return []
  const { ddd, assinante, tipo } = phone
  const given = `+55${ddd}${assinante}`
  if (tipo === 'movel_antigo') return [given, `+55${ddd}9${assinante}`]
  return /^9[06-9]\d{7}$/.test(assinante) ? [given, `+55${ddd}${assinante.slice(1)}`] : [given]
}

/** `phoneVariants` of a number said without its area code, in every area. */
export function phoneVariantsInAnyDdd(assinante: string): string[] {
  return [...DDDS].flatMap((ddd) => phoneVariants(`${ddd}${assinante}`))
}

/** '(34) 98765-4321', '(34) 3210-9876' or '0800 721 0116' of an E.164 or typed number; other text as it was. */
export function formatPhone(text: string): string {
  const phone = splitPhone(text)
  if (phone) return `(${phone.ddd}) ${phone.assinante.slice(0, -4)}-${phone.assinante.slice(-4)}`
  const service = /^(?:\+55|0)([3589]00)(\d{3})(\d{4})$/.exec(text.replace(/[\s-]/g, ''))
  if (service) return `0${service[1]} ${service[2]} ${service[3]}`
  return text.replace(/^\+55([34]00\d)(\d{4})$/, '$1-$2')
}
