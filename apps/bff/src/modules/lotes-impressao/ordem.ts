import type { MembroDoLote } from './membros-repository.ts'

/** Codes of a route may be of any length, with or without zeros before: `9` stands before `10`. */
const numeric = new Intl.Collator('pt-BR', { numeric: true })

/** The order in which a lot is handed out: reading route, then CEP, then UC; what has no route comes last. */
export function compararMembros(a: MembroDoLote, b: MembroDoLote): number {
  return (
    compareTexts(a.roteiro, b.roteiro) ||
    compareTexts(a.cep, b.cep) ||
    compareTexts(a.uc, b.uc) ||
    a.disparoId - b.disparoId
  )
}

function compareTexts(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : numeric.compare(a, b)
}
