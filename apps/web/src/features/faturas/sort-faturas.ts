import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'

export type OrdemFatura = 'competencia' | 'vencimento' | 'valorCentavos' | 'numeroFiscal'

/** A sorted copy. Months and days are texts that sort as they are. */
export function sortFaturas(
  faturas: readonly FaturaResumo[],
  ordem: OrdemFatura,
  descending: boolean,
): FaturaResumo[] {
  const sorted = faturas.toSorted((a, b) =>
    a[ordem] < b[ordem] ? -1 : a[ordem] > b[ordem] ? 1 : a.id - b.id,
  )
  return descending ? sorted.toReversed() : sorted
}
