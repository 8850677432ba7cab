import { formatCompetencia, formatDay } from '@ramal/shared/domain/dates.ts'
import { formatCentavos } from '@ramal/shared/domain/money.ts'
import { formatLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { formatUcNumber } from '@ramal/shared/domain/uc-number.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { CamposDaFatura } from './porta.ts'

/**
 * What a message may say of a bill. One in automatic debit gives nothing to pay by: whoever paid it would pay twice.
 * @param uc the UC's number of today, 15 digits; null takes the one on the bill.
 */
export function camposDaFatura(
  { emitente, destinatario, acesso, fatura, totais }: Nf3e,
  uc: string | null,
): CamposDaFatura {
  const linhaDigitavel = fatura.pagamento?.linhaDigitavel
  return {
    nome: destinatario.nome,
    competencia: formatCompetencia(fatura.competencia),
    // The space that never breaks is no letter of GSM-7, and would have a whole SMS written in UCS-2.
    valor: formatCentavos(totais.documentoCentavos ?? totais.notaCentavos).replaceAll('\u00a0', ' '),
    vencimento: formatDay(fatura.vencimento),
    uc: formatUcNumber(uc ?? acesso.ucNumero),
    linhaDigitavel: linhaDigitavel && !fatura.debitoAutomatico ? formatLinhaDigitavel(linhaDigitavel) : null,
    pix: fatura.debitoAutomatico ? null : fatura.pix,
    distribuidora: emitente.fantasia ?? emitente.nome,
  }
}
