import { isRepeated, mod11Digit, weightedSum } from '@ramal/shared/domain/check-digits.ts'
import { ucCheckDigits } from '@ramal/shared/domain/uc-number.ts'
import { hash32, spread } from './random.ts'

/**
 * Numbers of the fictitious book. Each is a bijection of its record's index (see `spread`), so two records never share
 * one and nothing has to be remembered; the few values that would be special are stepped over.
 */

/** The largest book: index × multiplier stays exact, and every number space has room. */
export const MAX_UCS = 10_000_000

/** Three digits in the UC number, fictitious: 999 is not among the codes that distributors publish. */
export const CODIGO_DISTRIBUIDORA = '999'

/** Documents that the hand-picked cases carry, or that the product's own samples use: nobody else may get them. */
const CPF_RESERVADOS = new Set(['529982247', '123456789', '111444777'])
const CNPJ_RESERVADOS = new Set(['11222333', '12ABC345', '99888777'])
const CEI_RESERVADOS = new Set(['99001002003'])

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
const CEI_WEIGHTS = [7, 4, 1, 8, 5, 2, 1, 6, 3, 7, 4]

/** Takes the first acceptable value among those of index, index + MAX_UCS, index + 2 × MAX_UCS… which no other index has. */
function firstAllowed(
  index: number,
  make: (position: number) => string,
  allowed: (text: string) => boolean,
): string {
  for (let position = index; ; position += MAX_UCS) {
    const text = make(position)
    if (allowed(text)) return text
  }
}

function withMod11Pair(base: string, weights: readonly number[]): string {
  const first = mod11Digit(weightedSum(base, weights.slice(1)))
  return `${base}${first}${mod11Digit(weightedSum(`${base}${first}`, weights))}`
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** A CPF, 11 digits. */
export function makeCpf(seed: number, index: number): string {
  const base = firstAllowed(
    index,
    (position) => digits(spread(position, 271_828_183, hash32(seed, 1), 1_000_000_000), 9),
    (text) => !isRepeated(text) && !CPF_RESERVADOS.has(text),
  )
  return withMod11Pair(base, CPF_WEIGHTS)
}

/** A CNPJ of digits alone, as all were until July 2026, of a head office (0001). */
export function makeCnpj(seed: number, index: number): string {
  const raiz = firstAllowed(
    index,
    (position) => digits(spread(position, 61_803_399, hash32(seed, 2), 100_000_000), 8),
    (text) => !isRepeated(text) && !CNPJ_RESERVADOS.has(text),
  )
  return withMod11Pair(`${raiz}0001`, CNPJ_WEIGHTS)
}

/** A CNPJ whose root has letters (IN RFB 2.229/2024, issued from July 2026). */
export function makeCnpjAlfanumerico(seed: number, index: number): string {
  const raiz = firstAllowed(
    index,
    (position) =>
      spread(position, 271_828_183, hash32(seed, 3) * 600, 36 ** 8)
        .toString(36)
        .padStart(8, '0')
        .toUpperCase(),
    (text) => /[A-Z]/.test(text) && !CNPJ_RESERVADOS.has(text),
  )
  return withMod11Pair(`${raiz}0001`, CNPJ_WEIGHTS)
}

/** A CEI/CNO of a building site, 12 digits. */
export function makeCei(seed: number, index: number): string {
  const base = firstAllowed(
    index,
    (position) => digits(spread(position, 271_828_183, hash32(seed, 4) * 20, 100_000_000_000), 11),
    (text) => !isRepeated(text) && !CEI_RESERVADOS.has(text),
  )
  const sum = weightedSum(base, CEI_WEIGHTS)
  const folded = (Math.floor(sum / 10) % 10) + (sum % 10)
  return `${base}${(10 - (folded % 10)) % 10}`
}

/** An RG as Minas Gerais writes it, 'MG-12.345.678'. It has no national check digit. */
export function makeRg(seed: number, index: number): string {
  const numero = digits(spread(index, 7_654_321, hash32(seed, 5), 22_000_000), 8)
  return `MG-${numero.slice(0, 2)}.${numero.slice(2, 5)}.${numero.slice(5)}`
}

/** The national UC number, 15 digits with its check digits (REN ANEEL 1.095/2024). */
export function makeUcNumber(seed: number, index: number): string {
  const sequencial = firstAllowed(
    index,
    (position) => digits(spread(position, 271_828_183, hash32(seed, 6), 10_000_000_000), 10),
    (text) => text !== '0000000000',
  )
  const first13 = `${sequencial}${CODIGO_DISTRIBUIDORA}`
  return `${first13}${ucCheckDigits(first13)}`
}

// In the spaces of 7 and 10 digits, those that begin with 7 are left to the hand-picked cases.
const OLD_NUMBER_SPACES = [
  { first: 1_000_000, size: 6_000_000, multiplier: 5_777_771 },
  { first: 10_000_000, size: 90_000_000, multiplier: 57_777_773 },
  { first: 100_000_000, size: 900_000_000, multiplier: 577_777_771 },
  { first: 1_000_000_000, size: 6_000_000_000, multiplier: 577_777_771 },
] as const

/** The number the distributor itself used before the national one: 7 to 10 digits, no check digit. */
export function makeOldNumber(seed: number, index: number): string {
  const space = OLD_NUMBER_SPACES[index % 4] ?? OLD_NUMBER_SPACES[0]
  return String(space.first + spread(Math.floor(index / 4), space.multiplier, hash32(seed, 7), space.size))
}

/** The number on the meter's plate: a letter for the maker, then 9 digits. */
export function makeMeterNumber(seed: number, index: number): string {
  const fabricante = 'ENLWS'[hash32(seed, 8, index) % 5] ?? 'E'
  return `${fabricante}${digits(spread(index, 271_828_183, hash32(seed, 9), 1_000_000_000), 9)}`
}
