import {
  arrecadacaoToLinha,
  isArrecadacaoBarcode,
  linhaToArrecadacao,
  readArrecadacao,
} from './arrecadacao.ts'
import { boletoToLinha, isBoletoBarcode, linhaToBoleto, readBoleto } from './boleto.ts'
import { stripPunctuation } from './punctuation.ts'

// Callers know the due factor as part of the payment line.
export { dateToDueFactor, dueFactorToDate } from './due-factor.ts'

type Codes = {
  /** The digits that a person types: 48 (arrecadação) or 47 (boleto). */
  linha: string
  /** The 44 digits drawn as bars. */
  codigoBarras: string
}

export type Arrecadacao = Codes & {
  tipo: 'arrecadacao'
  /** Null when the value field is a quantity of some index (value ids 7 and 9). */
  valorCentavos: number | null
  /** This bar code has no due date. */
  vencimento: null
  segmento: string
  identificacaoValor: string
  /** Febraban code of the company, or the first eight of its CNPJ in segment 6. */
  empresa: string
}

export type Boleto = Codes & {
  tipo: 'boleto'
  /** 0 when the payer chooses the value. */
  valorCentavos: number
  /** 'AAAA-MM-DD', or null when the boleto has none. */
  vencimento: string | null
  banco: string
}

export type LinhaDigitavel = Arrecadacao | Boleto

/** The 44-digit bar code of a line of 47 or 48 digits, with or without punctuation; null when a check digit is wrong. */
export function linhaDigitavelToBarcode(text: string): string | null {
  const linha = stripPunctuation(text)
  if (/^\d{48}$/.test(linha)) return linhaToArrecadacao(linha)
  return /^\d{47}$/.test(linha) ? linhaToBoleto(linha) : null
}

/** The line of a 44-digit bar code of either kind; null when its check digit is wrong. */
export function barcodeToLinhaDigitavel(text: string): string | null {
  const barcode = stripPunctuation(text)
  if (isArrecadacaoBarcode(barcode)) return arrecadacaoToLinha(barcode)
  return isBoletoBarcode(barcode) ? boletoToLinha(barcode) : null
}

/**
 * What to draw and print for the `codBarras` of an NF3e, which in the wild holds the line (48 or 47 digits), the bar
 * code (44), or something else: then null, and the bill says how to pay by other means.
 */
export function resolvePaymentCode(raw: string): { linhaDigitavel: string; codigoBarras: string } | null {
  const codigoBarras = linhaDigitavelToBarcode(raw) ?? stripPunctuation(raw)
  const linhaDigitavel = barcodeToLinhaDigitavel(codigoBarras)
  return linhaDigitavel === null ? null : { linhaDigitavel, codigoBarras }
}

/**
 * All that a payment line or bar code says, with or without punctuation; null when it is neither or a check digit is
 * wrong. `referencia` is the day of issue ('AAAA-MM-DD'), by which the due factor of a boleto is told apart since its
 * roll-over in 2025. Throws RangeError on a reference that is not a day.
 */
export function parseLinhaDigitavel(text: string, referencia?: string): LinhaDigitavel | null {
  const codes = resolvePaymentCode(text)
  if (!codes) return null
  const { linhaDigitavel: linha, codigoBarras } = codes
  return isArrecadacaoBarcode(codigoBarras)
    ? { tipo: 'arrecadacao', linha, codigoBarras, vencimento: null, ...readArrecadacao(codigoBarras) }
    : { tipo: 'boleto', linha, codigoBarras, ...readBoleto(codigoBarras, referencia) }
}

/**
 * The line in its printed blocks, '83640000001-1 33120138000-2 ...' or '10492.00650 61000.100042 ...'. Takes the bar
 * code as well; other text comes back as it was.
 */
export function formatLinhaDigitavel(text: string): string {
  const linha = resolvePaymentCode(text)?.linhaDigitavel
  if (linha === undefined) return text
  if (linha.length === 48) return linha.replace(/(\d{11})(\d)/g, '$1-$2 ').trimEnd()
  return linha.replace(/^(\d{5})(\d{5})(\d{5})(\d{6})(\d{5})(\d{6})(\d)(\d{14})$/, '$1.$2 $3.$4 $5.$6 $7 $8')
}
