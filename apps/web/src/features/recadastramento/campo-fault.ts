import type { CampoRecadastramento } from '@ramal/shared/contracts/recadastramento.ts'
import { isValidDay, saoPauloDay } from '@ramal/shared/domain/dates.ts'
import { identifyDocument } from '@ramal/shared/domain/documents.ts'
import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import { splitPhone } from '@ramal/shared/domain/phone-digits.ts'
import { isValidPersonName } from '@ramal/shared/domain/text.ts'
import { textos } from './textos.ts'

const { erros } = textos
const ELDEST = '1900-01-01'

/** Whether the typed text can be the field's value. Quick answers only: the server has the last word. */
const CHECKS: Partial<Record<CampoRecadastramento, (texto: string) => boolean>> = {
  celular: (texto) => splitPhone(texto)?.tipo === 'movel',
  fone: (texto) => ['movel', 'fixo'].includes(splitPhone(texto)?.tipo ?? ''),
  email: (texto) => isValidEmail(normalizeEmail(texto)),
  documento: (texto) => identifyDocument(texto) !== null,
  rg: (texto) => /^[\p{L}\d./ -]{4,20}$/u.test(texto),
  nascimento: (texto) => isValidDay(texto) && texto >= ELDEST && texto <= saoPauloDay(new Date()),
  conjuge: isValidPersonName,
  pai: isValidPersonName,
  mae: isValidPersonName,
}

const MESSAGES: Partial<Record<CampoRecadastramento, string>> = {
  celular: erros.celular,
  fone: erros.fone,
  email: erros.email,
  documento: erros.documento,
  rg: erros.rg,
  nascimento: erros.nascimento,
}

/** The sentence that refuses a corrected value, or null. */
export function campoFault(campo: CampoRecadastramento, valor: string): string | null {
  const check = CHECKS[campo]
  if (!check || check(valor.trim())) return null
  return MESSAGES[campo] ?? erros.nome
}
