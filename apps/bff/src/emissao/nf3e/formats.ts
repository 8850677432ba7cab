import { isValidDay } from '@ramal/shared/domain/dates.ts'
import { isValidCnpj, isValidCpf } from '@ramal/shared/domain/documents.ts'

/** The value formats of the NF3e schema 1.00, each with the words that explain it to a person. */
export type Format = { readonly accepts: (value: string) => boolean; readonly esperado: string }

function matching(pattern: RegExp, esperado: string): Format {
  return { accepts: (value) => pattern.test(value), esperado }
}

export function digits(min: number, max = min): Format {
  const esperado = min === max ? `${min} dígitos` : `de ${min} a ${max} dígitos`
  return matching(new RegExp(`^[0-9]{${min},${max}}$`), esperado)
}

export function oneOf(codes: readonly string[] | Readonly<Record<string, string>>): Format {
  const accepted = new Set(Array.isArray(codes) ? codes : Object.keys(codes))
  return {
    accepts: (value) => accepted.has(value),
    esperado: `um destes códigos: ${[...accepted].toSorted((left, right) => left.localeCompare(right)).join(', ')}`,
  }
}

export function texto(min: number, max: number): Format {
  return {
    accepts: (value) => value.length >= min && value.length <= max,
    esperado: `de ${min} a ${max} caracteres`,
  }
}

export const CNPJ: Format = {
  accepts: (value) => /^[A-Z0-9]{12}[0-9]{2}$/.test(value) && isValidCnpj(value),
  esperado: 'um CNPJ de 14 posições com dígitos verificadores corretos',
}
export const CPF: Format = {
  accepts: (value) => /^[0-9]{11}$/.test(value) && isValidCpf(value),
  esperado: 'um CPF de 11 dígitos com dígitos verificadores corretos',
}
export const CHAVE = matching(/^[0-9]{6}[A-Z0-9]{12}[0-9]{26}$/, 'uma chave de acesso de 44 posições')

/** Amounts of money: at most 13 digits and 2 decimals. */
export const VALOR = matching(/^-?[0-9]{1,13}(\.[0-9]{1,2})?$/, 'um valor em reais como 1234.56')
/** Unit prices, item amounts, quantities, tariffs and rates: the schema allows up to 10 decimals. */
export const DECIMAL = matching(/^-?[0-9]{1,13}(\.[0-9]{1,10})?$/, 'um número como 1234.5678')

/** ASCII without spaces, as a URL is: anything else would not fit the QR code. */
export const URL_QR = matching(/^[\x21-\x7e]{50,1000}$/, 'um endereço de 50 a 1000 caracteres')

export const DATA: Format = { accepts: isValidDay, esperado: 'uma data AAAA-MM-DD' }
export const COMPETENCIA = matching(/^[0-9]{4}(0[1-9]|1[0-2])$/, 'uma competência AAAAMM')
export const DATA_HORA: Format = {
  accepts: (value) =>
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-2]):[0-5][0-9]$/.test(
      value,
    ) && isValidDay(value.slice(0, 10)),
  esperado: 'data e hora como 2026-11-18T08:30:00-03:00',
}
