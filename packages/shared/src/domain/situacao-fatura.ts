export type SituacaoFatura =
  | 'em_aberto'
  | 'vencida'
  | 'paga'
  | 'paga_compensando'
  | 'cancelada'
  | 'substituida'

export interface ContaDaFatura {
  valorCentavos: number
  pagoCentavos: number
  /** Day on which the last of the money is credited; null while nothing was paid. */
  creditoEm: string | null
  /** 'AAAA-MM-DD'. */
  vencimento: string
  cancelada: boolean
  /** Another bill, itself valid, took its place. */
  substituida: boolean
}

/** What is left to be paid, centavos: nothing of a bill that ended, and what was paid beyond it is not owed back by it. */
export const saldoDaFatura = ({
  valorCentavos,
  pagoCentavos,
  cancelada,
  substituida,
}: Omit<ContaDaFatura, 'creditoEm' | 'vencimento'>) =>
  cancelada || substituida ? 0 : Math.max(0, valorCentavos - pagoCentavos)

/**
 * How a bill stands on a day of São Paulo ('AAAA-MM-DD'). What ended the bill comes before what was paid of it. A bill of
 * value zero asks nothing of anybody. It is overdue from the day after its due date.
 */
export function situacaoDaFatura(fatura: ContaDaFatura, hoje: string): SituacaoFatura {
  if (fatura.cancelada) return 'cancelada'
  if (fatura.substituida) return 'substituida'
  if (saldoDaFatura(fatura) === 0) {
    return fatura.creditoEm !== null && fatura.creditoEm > hoje ? 'paga_compensando' : 'paga'
  }
  return fatura.vencimento < hoje ? 'vencida' : 'em_aberto'
}
