import { identifyDocument, type TipoDocumento } from './documents.ts'
import type { Interpretacao } from './interpretacao.ts'
import { resolvePaymentCode } from './payment-slip.ts'
import { phoneVariants, splitPhone, subscriberKind } from './phone-digits.ts'
import { isValidProtocolo } from './protocolo.ts'
import { isValidUcNumber, normalizeUcNumber } from './uc-number.ts'

const DOCUMENTO: Record<TipoDocumento, string> = { cpf: 'CPF', cnpj: 'CNPJ', cei: 'CEI', caepf: 'CAEPF' }

const DOCUMENTO_BY_LENGTH: Partial<Record<number, string>> = { 11: 'CPF', 12: 'CEI', 14: 'CNPJ' }

const TELEFONE = { movel: 'Celular', fixo: 'Telefone fixo', movel_antigo: 'Celular sem o nono dígito' }

/** From here on a number is too long for anything but a payment line. */
const MIN_LINHA = 21

function ofLinha(digits: string): Interpretacao[] {
  if (digits.length < MIN_LINHA) return []
  const linha = resolvePaymentCode(digits)?.linhaDigitavel
  if (linha) {
    const rotulo = digits.length === 44 ? 'Código de barras' : 'Linha digitável'
    return [{ tipo: 'linha_digitavel', valor: linha, rotulo }]
  }
  const isComplete = [44, 47, 48].includes(digits.length)
  const rotulo = isComplete
    ? 'Linha digitável, dígito não confere'
    : 'Linha digitável, quantidade de dígitos não confere'
  return [{ tipo: 'linha_digitavel', valor: digits, rotulo }]
}

function ofDocumento(digits: string): Interpretacao[] {
  const found = identifyDocument(digits)
  return found ? [{ tipo: 'documento', valor: found.documento, rotulo: DOCUMENTO[found.tipo] }] : []
}

/** Documents of old registers may have wrong digits and are looked up all the same, last of all. */
function ofDamagedDocumento(digits: string): Interpretacao[] {
  const name = DOCUMENTO_BY_LENGTH[digits.length]
  if (!name || identifyDocument(digits)) return []
  return [{ tipo: 'documento', valor: digits, rotulo: `${name}, dígito não confere` }]
}

function ofNationalUc(digits: string): Interpretacao[] {
  const valor = normalizeUcNumber(digits)
  return isValidUcNumber(valor) ? [{ tipo: 'uc', valor, rotulo: 'UC, dígito correto' }] : []
}

function ofOldUc(digits: string): Interpretacao[] {
  if (digits.length > 15 || isValidUcNumber(digits)) return []
  const rotulo = digits.length === 15 ? 'UC, dígito não confere' : 'UC, número anterior'
  return [{ tipo: 'uc', valor: digits, rotulo }]
}

function ofTelefone(text: string, digits: string, dddPadrao: string | undefined): Interpretacao[] {
  const phone = splitPhone(text)
  if (phone) return [{ tipo: 'telefone', valor: phoneVariants(text)[0]!, rotulo: TELEFONE[phone.tipo] }]
  if (subscriberKind(digits) === null) return []
  const completed = dddPadrao === undefined ? undefined : phoneVariants(`${dddPadrao}${digits}`)[0]
  const rotulo = completed === undefined ? 'Telefone sem DDD' : `Telefone do DDD ${dddPadrao}`
  return [{ tipo: 'telefone', valor: completed ?? digits, rotulo }]
}

function ofMedidor(digits: string): Interpretacao[] {
  return digits.length < 4 || digits.length >= MIN_LINHA
    ? []
    : [{ tipo: 'medidor', valor: digits, rotulo: 'Medidor' }]
}

/** Written as phones are, '(34) ...', '+55 ...', '...-4321', or eleven digits that only a mobile would have. */
function looksLikePhone(text: string, digits: string): boolean {
  return (
    /[(+]/.test(text) ||
    /\d{4}-\d{4}$/.test(text) ||
    (digits.length === 11 && splitPhone(text)?.tipo === 'movel')
  )
}

/**
 * The ways to understand a text of digits and punctuation, the likeliest first: what check digits confirm, then phones
 * and old UC numbers, then numbers with a wrong check digit. A phone without area code keeps its eight or nine digits
 * unless `dddPadrao` completes it.
 */
export function interpretarNumero(text: string, { dddPadrao }: { dddPadrao?: string } = {}): Interpretacao[] {
  const digits = text.replace(/\D/g, '')
  if (digits.length >= MIN_LINHA) return ofLinha(digits)
  const protocolo: Interpretacao[] = isValidProtocolo(digits)
    ? [{ tipo: 'protocolo', valor: digits, rotulo: 'Protocolo' }]
    : []
  const confirmed = [...ofDocumento(digits), ...ofNationalUc(digits)]
  const telefone = ofTelefone(text, digits, dddPadrao)
  const phoneFirst = looksLikePhone(text, digits)
  const likely = phoneFirst ? [...telefone, ...ofOldUc(digits)] : [...ofOldUc(digits), ...telefone]
  // A plus sign or brackets say phone, even where the digits happen to make a CPF.
  const ordered = /[(+]/.test(text) ? [...likely, ...confirmed] : [...confirmed, ...likely]
  return [...protocolo, ...ordered, ...ofDamagedDocumento(digits), ...ofMedidor(digits)]
}
