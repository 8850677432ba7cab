import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { formatCompetencia } from '@ramal/shared/domain/dates.ts'

export interface Filtro {
  /** Bounds of the due date, 'AAAA-MM-DD'. */
  de: string | null
  ate: string | null
  /** As typed: any part of 'mm/aaaa', so that '2026' is a year and '11/' every November, or of 'nov/26'. */
  competencia: string
}

export const SEM_FILTRO: Filtro = { de: null, ate: null, competencia: '' }

export const isFiltered = ({ de, ate, competencia }: Filtro): boolean =>
  de !== null || ate !== null || competencia.trim() !== ''

/** The bills that the filter lets through. All of a UC's are here already, so nothing is asked of the server. */
export function filterFaturas(
  faturas: readonly FaturaResumo[],
  { de, ate, competencia }: Filtro,
): readonly FaturaResumo[] {
  const typed = competencia.trim().toLowerCase()
  return faturas.filter(
    (fatura) =>
      (de === null || fatura.vencimento >= de) &&
      (ate === null || fatura.vencimento <= ate) &&
      escritas(fatura.competencia).some((escrita) => escrita.includes(typed)),
  )
}

/** As bills, the list and other systems write it. */
const escritas = (competencia: string): readonly string[] => [
  formatCompetencia(competencia),
  formatCompetencia(competencia, 'curta'),
  competencia,
]
