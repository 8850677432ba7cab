import { charValue, mod10Digit, mod11Digit, sumFromRight } from './check-digits.ts'

/**
 * The bar code of collection slips (arrecadação), which electricity bills carry: Febraban layout v7. 44 digits in the
 * bar code; 48 in the linha digitável, four blocks of eleven and their check digits.
 */

/** Modulus 10 for the value ids 6 and 7, modulus 11 for 8 and 9. */
function checkDigit(digits: string, valueId: string): number {
  return valueId < '8' ? mod10Digit(digits) : mod11Digit(sumFromRight(digits))
}

/** Whether 44 digits are an arrecadação bar code whose general check digit (position 4) is right. */
export function isArrecadacaoBarcode(barcode: string): boolean {
  if (!/^8[1-9][6-9]\d{41}$/.test(barcode)) return false
  return charValue(barcode[3]!) === checkDigit(`${barcode.slice(0, 3)}${barcode.slice(4)}`, barcode[2]!)
}

/** The 48 digits of a valid 44-digit bar code. */
export function arrecadacaoToLinha(barcode: string): string {
  return barcode.replace(/\d{11}/g, (block) => `${block}${checkDigit(block, barcode[2]!)}`)
}

/** The 44 digits of a 48-digit line, or null when any of its five check digits is wrong. */
export function linhaToArrecadacao(linha: string): string | null {
  const barcode = linha.replace(/(\d{11})\d/g, '$1')
  return isArrecadacaoBarcode(barcode) && arrecadacaoToLinha(barcode) === linha ? barcode : null
}

/** What a valid bar code says. The value counts only under the ids 6 and 8; 7 and 9 are quantities of some index. */
export function readArrecadacao(barcode: string) {
  const segmento = barcode[1]!
  const identificacaoValor = barcode[2]!
  const isReais = identificacaoValor === '6' || identificacaoValor === '8'
  return {
    segmento,
    identificacaoValor,
    valorCentavos: isReais ? Number(barcode.slice(4, 15)) : null,
    // Segment 6 names the company by the first eight of its CNPJ instead of its Febraban code.
    empresa: segmento === '6' ? barcode.slice(15, 23) : barcode.slice(15, 19),
  }
}

export type ArrecadacaoParts = {
  /** '3' is electricity and gas. */
  segmento: string
  identificacaoValor: '6' | '7' | '8' | '9'
  valorCentavos: number
  /** Febraban code, four digits; in segment 6 the first eight of the CNPJ. */
  empresa: string
  /** 25 digits (21 in segment 6). */
  campoLivre: string
}

/** The 44-digit bar code of its parts. Throws RangeError when a part does not fit its field. */
export function buildArrecadacaoBarcode(parts: ArrecadacaoParts): string {
  const { segmento, identificacaoValor, valorCentavos, empresa, campoLivre } = parts
  const start = `8${segmento}${identificacaoValor}`
  const rest = `${String(valorCentavos).padStart(11, '0')}${empresa}${campoLivre}`
  const barcode = `${start}${checkDigit(`${start}${rest}`, identificacaoValor)}${rest}`
  const company = segmento === '6' ? /^\d{8}$/ : /^\d{4}$/
  if (!isArrecadacaoBarcode(barcode) || !company.test(empresa)) {
    throw new RangeError('a part of the arrecadação bar code does not fit its field')
  }
  return barcode
}
