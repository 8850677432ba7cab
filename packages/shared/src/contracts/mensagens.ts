import * as z from 'zod/mini'

/**
 * Ramal's own Portuguese for what zod refuses: its `pt` locale is European and speaks of types. Registered once, here,
 * for the server and the browser alike.
 */
export function installMensagens(): void {
  z.config({ customError: (issue) => mensagem(issue) })
}

interface Issue {
  code: string
  input?: unknown
  expected?: string
  minimum?: number | bigint
  maximum?: number | bigint
  origin?: string
  format?: string
  values?: readonly unknown[]
  keys?: readonly string[]
}

function mensagem(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Preencha este campo.'
        : (TIPOS[issue.expected ?? ''] ?? 'Valor inválido.')
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? minimoDeItens(issue)
        : `O valor mínimo é ${issue.minimum}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `Use no máximo ${issue.maximum} caracteres.`
        : issue.origin === 'array'
          ? `Informe no máximo ${issue.maximum}.`
          : `O valor máximo é ${issue.maximum}.`
    case 'invalid_value':
      return `Escolha um destes: ${(issue.values ?? []).join(', ')}.`
    case 'unrecognized_keys':
      return `Campo desconhecido: ${(issue.keys ?? []).join(', ')}.`
    case 'invalid_format':
      return FORMATOS[issue.format ?? ''] ?? 'O formato não é válido.'
    default:
      return 'Valor inválido.'
  }
}

const minimoDeItens = (issue: Issue) =>
  Number(issue.minimum) <= 1 ? 'Preencha este campo.' : `Informe pelo menos ${issue.minimum}.`

const TIPOS: Record<string, string> = {
  string: 'Deve ser um texto.',
  number: 'Deve ser um número.',
  int: 'Deve ser um número inteiro.',
  boolean: 'Deve ser Sim ou Não.',
  array: 'Deve ser uma lista.',
  object: 'Deve ser um objeto.',
  null: 'Deve ficar vazio.',
}

const FORMATOS: Record<string, string> = {
  datetime: 'Deve ser uma data e hora ISO 8601 em UTC.',
  email: 'O e-mail não é válido.',
}
