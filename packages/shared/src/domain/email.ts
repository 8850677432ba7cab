const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const TLD = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/i

/** The address as stored and compared: trimmed, all in lower case (no provider in use tells cases apart). */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase()
}

/**
 * Whether mail can be addressed to the text as it is: RFC 5321 lengths (64 before the @, 254 in all), a dot-atom, and a
 * domain with a TLD. Quoted local parts, addresses in brackets and letters outside ASCII are refused: SMTP servers
 * without SMTPUTF8 bounce them. Spaces around it are refused too; see normalizeEmail.
 */
export function isValidEmail(text: string): boolean {
  if (text.length > 254) return false
  const at = text.indexOf('@')
  const labels = text.slice(at + 1).split('.')
  if (at < 1 || at > 64 || labels.length < 2 || !LOCAL.test(text.slice(0, at))) return false
  return labels.every((label) => LABEL.test(label)) && TLD.test(labels.at(-1)!)
}

/**
 * Whether the text names one sender of mail: an address, or `Nome <endereco>`. A name with a comma, a quote or a bracket
 * is refused: unquoted it reads as another address (RFC 5322 §3.4), and then every message is refused.
 */
export function isValidRemetente(text: string): boolean {
  const named = /^[^<>"(),:;@\\\p{Cc}]+<([^<>]*)>$/u.exec(text)
  return isValidEmail(named?.[1] ?? text)
}

/** 'm***@gmail.com', for lists and the log; '***' when it is not an address. */
export function maskEmail(text: string): string {
  const email = normalizeEmail(text)
  return isValidEmail(email) ? `${email[0]}***${email.slice(email.indexOf('@'))}` : '***'
}

/** The providers that most Brazilian consumers use, each with the endings under which it exists. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  gmail: ['com'],
  hotmail: ['com', 'com.br'],
  outlook: ['com', 'com.br'],
  yahoo: ['com.br', 'com'],
  icloud: ['com'],
  live: ['com'],
  msn: ['com'],
  globo: ['com'],
  uol: ['com.br'],
  bol: ['com.br'],
  terra: ['com.br'],
  ig: ['com.br'],
}

// Real domains one edit away from a provider's: correcting them would be wrong.
const REAL_NEIGHBOURS = new Set(['ymail', 'email', 'mail', 'globe', 'terre', 'tera', 'hotmart'])

const ENDING_TYPOS: readonly (readonly [RegExp, string])[] = [
  [/\.(?:con|cim|vom|xom|cpm|comm|coom|ccom|cmo|ocm|comn)$/, '.com'],
  [/\.(?:con|cim|vom|xom|cpm|comm|coom|co|cm|cmo|ocm)\.br$/, '.com.br'],
  [/\.com\.(?:b|r|rb|be|nr|vr|bt|brr|bra|vbr|brt)$/, '.com.br'],
  [/\.?combr$/, '.com.br'],
]

/** Whether one insertion, removal, replacement or swap of neighbours turns one word into the other. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (a.length !== b.length) return restA === restB.slice(1) || restA.slice(1) === restB
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** The provider's name that was meant. Short names are left alone: too many real words are one edit away. */
function meantProvider(name: string): string | null {
  if (Object.hasOwn(PROVIDERS, name)) return name
  if (name.length < 4 || REAL_NEIGHBOURS.has(name)) return null
  return Object.keys(PROVIDERS).find((known) => known.length >= 5 && isOneEditAway(name, known)) ?? null
}

function correctDomain(typed: string): string {
  const tidy = typed
    .replace(/[,;]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
  const typo = ENDING_TYPOS.find(([pattern]) => pattern.test(tidy))
  const domain = typo ? tidy.replace(typo[0], typo[1]) : tidy
  const dot = domain.indexOf('.')
  const name = meantProvider(dot < 0 ? domain : domain.slice(0, dot))
  if (name === null) return domain
  const endings = PROVIDERS[name]!
  const ending = dot < 0 ? '' : domain.slice(dot + 1)
  if (endings.includes(ending)) return `${name}.${ending}`
  // gmail.com.br is not Gmail; hotmail.fr and yahoo.co.uk exist, so an ending far from the known ones stays.
  const meant = endings.find(
    (known) => ending === '' || isOneEditAway(ending, known) || ending === `${known}.br`,
  )
  return `${name}.${meant ?? ending}`
}

/**
 * The address that was probably meant when the typed one has a common slip in its domain (gmial.com, hotmail.con,
 * '@yahoo.com.b r', a comma for a point), or null when nothing is to be suggested. Only a suggestion: a person decides.
 */
export function suggestEmail(text: string): string | null {
  const typed = normalizeEmail(text)
  const at = typed.indexOf('@')
  if (at < 1 || typed.length > 300) return null
  const local = typed.slice(0, at).replace(/\s+/g, '')
  const suggestion = `${local}@${correctDomain(typed.slice(at + 1).replace(/\s+/g, ''))}`
  return suggestion !== typed && isValidEmail(suggestion) ? suggestion : null
}
