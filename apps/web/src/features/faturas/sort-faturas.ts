import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'

export type OrdemFatura = 'competencia' | 'vencimento' | 'valorCentavos' | 'numeroFiscal' | 'numeroDocumento'

/** A sorted copy. Months and days are texts that sort as they are; a bill without a document number comes first. */
export function sortFaturas(
  faturas: readonly FaturaResumo[],
  ordem: OrdemFatura,
  descending: boolean,
): FaturaResumo[] {
  const sorted = faturas.toSorted((a, b) => compare(a[ordem] ?? '', b[ordem] ?? '') || a.id - b.id)
  return descending ? sorted.toReversed() : sorted
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
