import { mod11Digit, sumFromRight } from './check-digits.ts'
import { isValidCompetencia } from './dates.ts'
import { stripPunctuation, upperAscii } from './punctuation.ts'

/** The access key of an NF3e, 44 characters (NT 2021.003). It is text, never a number: its CNPJ may hold letters. */
const KEY = new RegExp(
  '^(?<uf>\\d{2})(?<year>\\d{2})(?<month>\\d{2})(?<cnpj>[A-Z0-9]{12}\\d{2})66(?<serie>\\d{3})(?<numero>\\d{9})' +
    '(?<tpEmis>\\d)(?<nSiteAutoriz>\\d)(?<cNF>\\d{7})(?<dv>\\d)$',
)

type KeyField =
  | 'uf'
  | 'year'
  | 'month'
  | 'cnpj'
  | 'serie'
  | 'numero'
  | 'tpEmis'
  | 'nSiteAutoriz'
  | 'cNF'
  | 'dv'

const UF_BY_CODE = new Map<string, string>(
  (
    '11RO 12AC 13AM 14RR 15PA 16AP 17TO 21MA 22PI 23CE 24RN 25PB 26PE 27AL 28SE 29BA 31MG 32ES 33RJ 35SP 41PR 42SC ' +
    '43RS 50MS 51MT 52GO 53DF'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
)

export type Nf3eKeyParts = {
  /** IBGE code of the state, two digits. */
  uf: string
  /** Month of issue, 'AAAA-MM'. */
  anoMes: string
  cnpj: string
  serie: number
  numero: number
  /** 1 normal, 2 offline contingency. */
  tpEmis: number
  /** Authorising site. In keys from before NT 2021.003 this digit was the first of an eight-digit cNF. */
  nSiteAutoriz: number
  /** Random code, seven digits. */
  cNF: string
}

export type Nf3eKey = Nf3eKeyParts & { ufSigla: string; modelo: '66'; dv: number }

function normalizeNf3eKey(text: string): string {
  return upperAscii(stripPunctuation(text))
}

/** The check digit of the first 43 characters. Throws RangeError when there are not 43 letters and digits. */
export function nf3eKeyCheckDigit(first43: string): string {
  if (!/^[A-Z0-9]{43}$/.test(first43)) throw new RangeError('the check digit is of 43 characters')
  return String(mod11Digit(sumFromRight(first43)))
}

/**
 * The fields of an access key, with or without spaces between its blocks, or null when it is not the key of an NF3e: its
 * shape, state, month, model 66 and check digit must be right. The check digit of the CNPJ is the authoriser's to check.
 */
export function parseNf3eKey(text: string): Nf3eKey | null {
  const key = normalizeNf3eKey(text)
  const fields = KEY.exec(key)?.groups as Record<KeyField, string> | undefined
  if (!fields || fields.dv !== nf3eKeyCheckDigit(key.slice(0, 43))) return null
  const ufSigla = UF_BY_CODE.get(fields.uf)
  const anoMes = `20${fields.year}-${fields.month}`
  if (ufSigla === undefined || !isValidCompetencia(anoMes)) return null
  return {
    uf: fields.uf,
    ufSigla,
    anoMes,
    cnpj: fields.cnpj,
    modelo: '66',
    serie: Number(fields.serie),
    numero: Number(fields.numero),
    tpEmis: Number(fields.tpEmis),
    nSiteAutoriz: Number(fields.nSiteAutoriz),
    cNF: fields.cNF,
    dv: Number(fields.dv),
  }
}

/** Whether the text is the access key of an NF3e; see parseNf3eKey for what is checked. */
export function isValidNf3eKey(text: string): boolean {
  return parseNf3eKey(text) !== null
}

/** The access key of its fields. Throws RangeError when one does not fit. */
export function buildNf3eKey(parts: Nf3eKeyParts): string {
  const { uf, anoMes, cnpj, serie, numero, tpEmis, nSiteAutoriz, cNF } = parts
  const start = `${uf}${anoMes.slice(2).replace('-', '')}${cnpj}66`
  const numbers = `${String(serie).padStart(3, '0')}${String(numero).padStart(9, '0')}${tpEmis}${nSiteAutoriz}`
  const first43 = `${start}${numbers}${cNF}`
  const key = `${first43}${nf3eKeyCheckDigit(first43)}`
  const parsed = parseNf3eKey(key)
  // Fields of wrong lengths can make up for one another: what is read back must be what was given.
  if (!parsed || Object.entries(parts).some(([field, value]) => parsed[field as keyof Nf3eKey] !== value)) {
    throw new RangeError('a field of the access key does not fit')
  }
  return key
}

/** Eleven blocks of four characters, as the DANF3E prints it; text that is not 44 letters and digits as it was. */
export function formatNf3eKey(text: string): string {
  const key = normalizeNf3eKey(text)
  return /^[A-Z0-9]{44}$/.test(key) ? key.replace(/(.{4})(?=.)/g, '$1 ') : text
}
