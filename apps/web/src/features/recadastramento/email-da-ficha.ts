import { isValidEmail, normalizeEmail } from '@ramal/shared/domain/email.ts'
import type { Linha } from './linha.ts'

// An e-mail is heard once in a call: typed in the ficha it goes to the adhesion, and the other way round.

/** The e-mail that was just corrected in the ficha, as an address for the adhesion, or null. */
export function emailJustTyped(linhas: readonly Linha[]): { meio: 'email'; endereco: string } | null {
  const linha = linhas.find(({ campo }) => campo === 'email')
  if (linha?.resultado !== 'corrigido') return null
  const endereco = normalizeEmail(linha.valor)
  return isValidEmail(endereco) ? { meio: 'email', endereco } : null
}

/**
 * The e-mail of a new adhesion that the ficha should take over: only where nobody has answered yet and the cadastro has
 * no e-mail or one that returned.
 */
export function emailFromAdesao(
  linhas: readonly Linha[],
  destinatarios: readonly { meio: string; endereco: string }[],
): string | null {
  const linha = linhas.find(({ campo }) => campo === 'email')
  if (!linha || linha.resultado !== null) return null
  if (linha.atual !== '' && linha.situacao !== 'devolvido') return null
  return destinatarios.find(({ meio }) => meio === 'email')?.endereco ?? null
}
