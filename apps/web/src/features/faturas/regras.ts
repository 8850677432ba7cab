import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'

/** Nothing is to be paid by it any more: another took its place, or none did. */
export const isAnulada = ({ situacao }: FaturaResumo): boolean =>
  situacao === 'cancelada' || situacao === 'substituida'

export const isAberta = ({ situacao }: FaturaResumo): boolean =>
  situacao === 'em_aberto' || situacao === 'vencida'

/** Whether there is a slip to pay it by: not for what the bank debits by itself, nor for what was annulled. */
export const temBoleto = (fatura: FaturaResumo): boolean => !fatura.debitoAutomatico && !isAnulada(fatura)

export const linhaDe = (fatura: FaturaResumo): string | null =>
  temBoleto(fatura) ? fatura.linhaDigitavel : null
export const pixDe = (fatura: FaturaResumo): string | null => (temBoleto(fatura) ? fatura.pix : null)

/** The bill that a customer who asks for *the* bill means: the last one to be paid, else the last one there is. */
export function ultimaFatura(faturas: readonly FaturaResumo[]): FaturaResumo | undefined {
  const newest = faturas.toSorted(
    (a, b) => b.competencia.localeCompare(a.competencia) || b.emissao.localeCompare(a.emissao),
  )
  return newest.find(isAberta) ?? newest.find((fatura) => !isAnulada(fatura))
}
