import type { FaturaResumo } from '@ramal/shared/contracts/faturas.ts'
import { saldoDaFatura, situacaoDaFatura } from '@ramal/shared/domain/situacao-fatura.ts'
import type { FaturaConsultada } from './consulta-repository.ts'

/** A bill as the API gives it in lists; `hoje` is the day of São Paulo by which it is overdue or clearing. */
export const resumirFatura = (fatura: FaturaConsultada, hoje: string): FaturaResumo => {
  const conta = {
    ...fatura,
    cancelada: fatura.canceladaEm !== null,
    substituida: fatura.substitutaId !== null,
  }
  return {
    id: fatura.id,
    ucId: fatura.ucId,
    tipo: fatura.tipo,
    nome: fatura.nomeTitular ?? fatura.nomeNaUc,
    tipoCalculo: fatura.tipoCalculo,
    competencia: fatura.competencia,
    numeroFiscal: fatura.numeroFiscal,
    numeroDocumento: fatura.numeroDocumento,
    emissao: fatura.emissao.toISOString(),
    vencimento: fatura.vencimento,
    valorCentavos: fatura.valorCentavos,
    saldoCentavos: saldoDaFatura(conta),
    situacao: situacaoDaFatura(conta, hoje),
    substituidaPor: substituidaPor(fatura),
    // The bank debits it: nobody is to pay it a second time by a slip.
    linhaDigitavel: fatura.debitoAutomatico ? null : fatura.linhaDigitavel,
    pix: fatura.debitoAutomatico ? null : fatura.pix,
    debitoAutomatico: fatura.debitoAutomatico,
    autorizada: fatura.autorizadaEm !== null,
    contingencia: fatura.contingencia,
    homologacao: fatura.homologacao,
  }
}

function substituidaPor({
  substitutaId: id,
  substitutaCompetencia: competencia,
  substitutaNumeroFiscal: numeroFiscal,
}: FaturaConsultada): FaturaResumo['substituidaPor'] {
  return id === null || competencia === null || numeroFiscal === null
    ? null
    : { id, competencia, numeroFiscal }
}
