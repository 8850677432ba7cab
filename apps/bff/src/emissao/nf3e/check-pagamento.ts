import { parseLinhaDigitavel } from '@ramal/shared/domain/payment-slip.ts'
import { parsePixBrCode } from '@ramal/shared/domain/pix.ts'
import type { Fields } from './fields.ts'
import type { DadosFatura, Totais } from './model.ts'

/**
 * Settles how the bill is paid. A payment code that proves itself but asks for another amount than the note is a
 * fault: a customer would pay the wrong value. A code that is no payment code at all is not, and a Pix that does not
 * hold is left out with a notice, because the bill must reach its customer all the same.
 */
export function resolvePagamento(
  infNF3e: Fields,
  fatura: DadosFatura,
  totais: Totais,
  avisos: string[],
): DadosFatura {
  if (fatura.codigoDebitoAutomatico === null && fatura.debitoAutomatico === null) {
    const mensagem = 'O grupo gFat não informa codDebAuto nem codBanco e codAgencia.'
    infNF3e.fault('campo_ausente', 'gFat/codDebAuto', mensagem)
  }
  return {
    ...fatura,
    pagamento: resolveCodBarras(infNF3e, fatura.codBarras, totais, avisos),
    pix: resolvePix(fatura.pix, totais, avisos),
  }
}

function resolveCodBarras(
  infNF3e: Fields,
  codBarras: string,
  totais: Totais,
  avisos: string[],
): DadosFatura['pagamento'] {
  const code = parseLinhaDigitavel(codBarras)
  if (!code) {
    if (codBarras !== '')
      avisos.push('O campo gFat/codBarras não é um código de pagamento: nenhuma barra é impressa.')
    return null
  }
  const { valorCentavos, tipo, codigoBarras, linha } = code
  // A boleto of value zero leaves the amount to the payer; an arrecadação by quantity has none.
  const states = valorCentavos !== null && !(tipo === 'boleto' && valorCentavos === 0)
  if (states && !isAmountOfNote(valorCentavos, totais)) {
    infNF3e.fault('pagamento_divergente', 'gFat/codBarras', 'O valor em gFat/codBarras não é o de total/vNF.')
  }
  return { codigoBarras, linhaDigitavel: linha }
}

/** More than this no phone reads from paper; the largest QR code holds 2,953. */
const MAX_PIX_BYTES = 2000

function resolvePix(brCode: string | null, totais: Totais, avisos: string[]): string | null {
  if (brCode === null) return null
  const pix = Buffer.byteLength(brCode) > MAX_PIX_BYTES ? null : parsePixBrCode(brCode)
  if (!pix) avisos.push('O campo gFat/gPIX/urlQRCodePIX não é um BR Code válido: o Pix não é impresso.')
  else if (pix.valorCentavos !== null && !isAmountOfNote(pix.valorCentavos, totais)) {
    avisos.push('O valor em gFat/gPIX/urlQRCodePIX não é o de total/vNF: o Pix não é impresso.')
    return null
  }
  return pix && brCode
}

/** Where the issuer states the consumption taxes apart, the amount to pay is `vTotDFe`. */
function isAmountOfNote(valorCentavos: number, totais: Totais): boolean {
  return valorCentavos === totais.notaCentavos || valorCentavos === totais.documentoCentavos
}
