import { interpretarNumero } from './busca-numero.ts'
import { isValidCnpj, normalizeDocument } from './documents.ts'
import { isValidEmail, normalizeEmail } from './email.ts'
import type { Interpretacao } from './interpretacao.ts'
import { foldText, nameTokens } from './text.ts'

export type { Interpretacao, TipoBusca } from './interpretacao.ts'

const MAX_LENGTH = 100

/** A meter's number is at most this long in the NF3e layout (idMedidor). */
const MAX_MEDIDOR = 20

const STREET_TYPES = new Set(
  (
    'r rua av avenida tv trav travessa pc pca praca rod rodovia al alameda est estr estrada bc beco lad ladeira ' +
    'lgo largo via viela sitio sit chacara fazenda faz quadra qd lote lt loteamento conjunto conj servidao'
  ).split(' '),
)

/** Trimmed, capped, with plain hyphens, and without what databases refuse: NUL, control characters, lone surrogates. */
function clean(q: string): string {
  return q
    .trim()
    .slice(0, MAX_LENGTH)
    .toWellFormed()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]+/gu, ' ')
    .trim()
}

function ofEmail(text: string): Interpretacao[] {
  const valor = normalizeEmail(text.replace(/\s+/g, ''))
  return [{ tipo: 'email', valor, rotulo: isValidEmail(valor) ? 'E-mail' : 'Início de e-mail' }]
}

/** Letters and digits in one word: a CNPJ since July 2026, or a meter. */
function ofCode(text: string): Interpretacao[] {
  const code = normalizeDocument(text)
  if (isValidCnpj(code)) return [{ tipo: 'documento', valor: code, rotulo: 'CNPJ alfanumérico' }]
  const isMeter = !/\s/.test(text) && /^(?=.*\d)[A-Z0-9]+$/.test(code) && code.length <= MAX_MEDIDOR
  return isMeter ? [{ tipo: 'medidor', valor: code, rotulo: 'Medidor' }] : []
}

function ofAddress(words: string[]): Interpretacao[] {
  const isAddress =
    words.length > 1 && (STREET_TYPES.has(words[0]!) || words.some((word) => /^\d/.test(word)))
  return isAddress ? [{ tipo: 'endereco', valor: words.join(' '), rotulo: 'Endereço' }] : []
}

function ofName(text: string, words: string[]): Interpretacao[] {
  const tokens = nameTokens(text)
  // Somebody who has only typed 'da' so far still means a name.
  const valor = (tokens.length > 0 ? tokens : words).join(' ')
  return [{ tipo: 'nome', valor, rotulo: tokens.length > 1 ? 'Nome' : 'Início de nome' }]
}

/**
 * The ways to understand what was typed in the one search box, the likeliest first; empty when there is not a letter or
 * digit in it. The first 100 characters count. `dddPadrao` completes phones typed without their area code.
 */
export function interpretarBusca(q: string, options: { dddPadrao?: string } = {}): Interpretacao[] {
  const text = clean(q)
  const folded = foldText(text).slice(0, MAX_LENGTH)
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  if (words.length === 0) return []
  if (text.includes('@')) return ofEmail(text)
  if (/^[\d\s().\-/+]+$/.test(text)) return interpretarNumero(text, options)
  const code = ofCode(text)
  return [...(code.length > 0 ? code : ofAddress(words)), ...ofName(folded, words)]
}
