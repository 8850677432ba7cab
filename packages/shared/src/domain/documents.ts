import { charValue, isRepeated, mod11Digit, weightedSum } from './check-digits.ts'
import { stripPunctuation, upperAscii } from './punctuation.ts'

export type TipoDocumento = 'cpf' | 'cnpj' | 'cei' | 'caepf'

/** A document whose check digits are right; `documento` has no punctuation and is in upper case. */
export type Documento = { tipo: TipoDocumento; documento: string }

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
const CEI_WEIGHTS = [7, 4, 1, 8, 5, 2, 1, 6, 3, 7, 4]
const CAEPF_WEIGHTS = [5, 6, 7, 8, 9, 2, 3, 4, 5, 6, 7, 8, 9]

/** Both check digits of a CPF or CNPJ: the first is the sum without the leading weight, the second takes it all. */
function twoMod11Digits(base: string, weights: readonly number[]): string {
  const first = mod11Digit(weightedSum(base, weights.slice(1)))
  return `${first}${mod11Digit(weightedSum(`${base}${first}`, weights))}`
}

/**
 * The document in upper case without punctuation. Letters are never removed: since July 2026 a CNPJ may hold them
 * (IN RFB 2.229/2024).
 */
export function normalizeDocument(text: string): string {
  return upperAscii(stripPunctuation(text))
}

/** Whether the text is a CPF with right check digits, with or without punctuation. */
export function isValidCpf(text: string): boolean {
  const cpf = normalizeDocument(text)
  return (
    /^\d{11}$/.test(cpf) && !isRepeated(cpf) && cpf.endsWith(twoMod11Digits(cpf.slice(0, 9), CPF_WEIGHTS))
  )
}

/** Whether the text is a CNPJ, numeric or alphanumeric (NT COCAD/SUARA/RFB 49/2024), in any case and punctuation. */
export function isValidCnpj(text: string): boolean {
  const cnpj = normalizeDocument(text)
  if (!/^[A-Z0-9]{12}\d{2}$/.test(cnpj) || isRepeated(cnpj)) return false
  return cnpj.endsWith(twoMod11Digits(cnpj.slice(0, 12), CNPJ_WEIGHTS))
}

/** Whether the text is a CEI (today CNO): the legacy register of employers who are not companies. */
export function isValidCei(text: string): boolean {
  const cei = normalizeDocument(text)
  if (!/^\d{12}$/.test(cei) || isRepeated(cei)) return false
  const sum = weightedSum(cei.slice(0, 11), CEI_WEIGHTS)
  // Only the tens and units of the sum count; its hundreds are dropped.
  const folded = (Math.floor(sum / 10) % 10) + (sum % 10)
  return charValue(cei[11]!) === (10 - (folded % 10)) % 10
}

/** Whether the text is a CAEPF: a person's economic activity, whose first nine digits are those of the CPF. */
export function isValidCaepf(text: string): boolean {
  const caepf = normalizeDocument(text)
  if (!/^\d{14}$/.test(caepf) || isRepeated(caepf)) return false
  const base = caepf.slice(0, 12)
  const first = (weightedSum(base, CAEPF_WEIGHTS.slice(1)) % 11) % 10
  const second = (weightedSum(`${base}${first}`, CAEPF_WEIGHTS) % 11) % 10
  // The pair is printed with 12 added to it, modulo 100: without that step no real CAEPF passes.
  return caepf.endsWith(String((10 * first + second + 12) % 100).padStart(2, '0'))
}

/**
 * The kind of document and its normalised number, by length and check digits, or null. Fourteen characters are read as
 * CNPJ before CAEPF. Nothing is padded: twelve digits may be a damaged CPF or CNPJ, and guessing would pick a person.
 */
export function identifyDocument(text: string): Documento | null {
  const documento = normalizeDocument(text)
  if (isValidCpf(documento)) return { tipo: 'cpf', documento }
  if (isValidCei(documento)) return { tipo: 'cei', documento }
  if (isValidCnpj(documento)) return { tipo: 'cnpj', documento }
  return isValidCaepf(documento) ? { tipo: 'caepf', documento } : null
}

/** The kind that the shape suggests even when the check digits are wrong, because those are shown and masked as well. */
function shapeOf(documento: string): TipoDocumento | null {
  if (/^\d{11}$/.test(documento)) return 'cpf'
  if (/^\d{12}$/.test(documento)) return 'cei'
  if (!/^[A-Z0-9]{12}\d{2}$/.test(documento)) return null
  return !isValidCnpj(documento) && isValidCaepf(documento) ? 'caepf' : 'cnpj'
}

/** Fills each '#' of the picture with the next character. */
function fill(picture: string, documento: string): string {
  let next = 0
  return picture.replace(/[#*]/g, (slot) => {
    const char = documento[next++]!
    return slot === '#' ? char : slot
  })
}

const FORMATS: Record<TipoDocumento, string> = {
  cpf: '###.###.###-##',
  cnpj: '##.###.###/####-##',
  cei: '##.###.#####/##',
  caepf: '###.###.###/###-##',
}

const MASKS: Record<TipoDocumento, string> = {
  cpf: '***.###.***-**',
  cnpj: '**.###.###/****-**',
  cei: '**.###.*****/**',
  caepf: '***.###.***/***-**',
}

/** The document with its usual punctuation; a text of no known shape comes back as it was. */
export function formatDocument(text: string): string {
  const documento = normalizeDocument(text)
  const tipo = shapeOf(documento)
  return tipo === null ? text : fill(FORMATS[tipo], documento)
}

/** The document with only its middle shown ('***.456.***-**'); a text of no known shape is hidden whole. */
export function maskDocument(text: string): string {
  const documento = normalizeDocument(text)
  const tipo = shapeOf(documento)
  return tipo === null ? '*'.repeat(documento.length) : fill(MASKS[tipo], documento)
}
