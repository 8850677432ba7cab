import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'

/** What the short form of a bill is made of. */
export type FaturaAResumir = Omit<FaturaResumo, 'emissao' | 'autorizada'> & {
  emissao: Date
  autorizadaEm: Date | null
}

/** A bill as the API gives it in lists; other columns of the row stay out. */
export const resumirFatura = (fatura: FaturaAResumir): FaturaResumo => ({
  id: fatura.id,
  ucId: fatura.ucId,
  competencia: fatura.competencia,
  numeroFiscal: fatura.numeroFiscal,
  numeroDocumento: fatura.numeroDocumento,
  emissao: fatura.emissao.toISOString(),
  vencimento: fatura.vencimento,
  valorCentavos: fatura.valorCentavos,
  linhaDigitavel: fatura.linhaDigitavel,
  pix: fatura.pix,
  debitoAutomatico: fatura.debitoAutomatico,
  autorizada: fatura.autorizadaEm !== null,
  contingencia: fatura.contingencia,
  homologacao: fatura.homologacao,
})
