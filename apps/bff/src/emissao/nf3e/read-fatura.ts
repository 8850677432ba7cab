import { UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import { MAX_FALHAS } from './falha.ts'
import type { Fields } from './fields.ts'
import { COMPETENCIA, DATA, DECIMAL, digits, oneOf, texto } from './formats.ts'
import type { DadosFatura, Historico, MesFaturado, SaldoCompensacao, Totais } from './model.ts'

export function readTotais(total: Fields): Totais {
  const icms = total.group('ICMSTot')
  const retencoes = total.group('vRetTribTot')
  const ibsCbs = total.optionalGroup('IBSCBSTot')
  return {
    produtosCentavos: total.centavos('vProd'),
    icmsBaseCentavos: icms.centavos('vBC'),
    icmsCentavos: icms.centavos('vICMS'),
    pisCentavos: total.centavos('vPIS'),
    cofinsCentavos: total.centavos('vCOFINS'),
    retencoesCentavos:
      retencoes.centavos('vRetPIS') +
      retencoes.centavos('vRetCofins') +
      retencoes.centavos('vRetCSLL') +
      retencoes.centavos('vIRRF'),
    notaCentavos: total.centavos('vNF'),
    ibsCbs: ibsCbs && {
      baseCentavos: ibsCbs.optionalCentavos('vBCIBSCBS') ?? 0,
      ibsCentavos: ibsCbs.optionalGroup('gIBS')?.optionalCentavos('vIBS') ?? 0,
      cbsCentavos: ibsCbs.optionalGroup('gCBS')?.optionalCentavos('vCBS') ?? 0,
    },
    documentoCentavos: total.optionalCentavos('vTotDFe'),
  }
}

/** `gFat` without what only a check can tell: the payment code and the Pix are resolved in `check-pagamento.ts`. */
export function readFatura(gFat: Fields): DadosFatura {
  const competencia = gFat.text('CompetFat', COMPETENCIA)
  const banco = gFat.optional('codBanco', digits(3, 5))
  const agencia = gFat.optional('codAgencia', texto(1, 10))
  return {
    competencia: competencia && `${competencia.slice(0, 4)}-${competencia.slice(4)}`,
    vencimento: gFat.text('dVencFat', DATA),
    apresentacao: gFat.optional('dApresFat', DATA),
    proximaLeitura: gFat.optional('dProxLeitura', DATA),
    numero: gFat.optional('nFat', digits(1, 20)),
    // The schema says 1 to 48 digits; issuers also write it punctuated, or put a text of their own here.
    codBarras: gFat.text('codBarras', texto(1, 100)),
    pagamento: null,
    codigoDebitoAutomatico: gFat.optional('codDebAuto', texto(1, 20)),
    debitoAutomatico: banco === null ? null : { banco, agencia: agencia ?? '' },
    pix: gFat.optionalGroup('gPIX')?.optional('urlQRCodePIX', texto(2, 2000)) ?? null,
  }
}

export function readHistorico(gANEEL: Fields): Historico[] {
  return gANEEL.groups('gHistFat', 5).map((gHistFat) => {
    const meses = gHistFat.groups('gGrandFat', MAX_FALHAS).map(readMes)
    if (meses.length !== 13) {
      gHistFat.fault(
        'campo_invalido',
        'gGrandFat',
        `O grupo ${gHistFat.path}/gGrandFat traz ${meses.length} meses; são 13.`,
      )
    }
    return { grandeza: gHistFat.text('xGrandFat', texto(1, 50)), meses }
  })
}

function readMes(gGrandFat: Fields): MesFaturado {
  const competencia = gGrandFat.text('CompetFat', COMPETENCIA)
  return {
    competencia: competencia && `${competencia.slice(0, 4)}-${competencia.slice(4)}`,
    quantidade: gGrandFat.decimal('vFat'),
    unidade: gGrandFat.text('uMed', oneOf(UNIDADES)),
    dias: Number(gGrandFat.text('qtdDias', digits(1, 2))),
  }
}

export function readCompensacao(gSCEE: Fields | null): SaldoCompensacao[] {
  return (gSCEE?.groups('gSaldoCred', 10) ?? []).map((gSaldoCred) => ({
    posto: gSaldoCred.text('tpPosTar', digits(1, 2)),
    anterior: gSaldoCred.decimal('vSaldAnt'),
    atual: gSaldoCred.decimal('vSaldAtual'),
    expirado: gSaldoCred.optional('vCredExpirado', DECIMAL),
    aExpirar: gSaldoCred.optional('vCredExpirar', DECIMAL),
    competenciaAExpirar: gSaldoCred.optional('CompetExpirar', COMPETENCIA),
  }))
}
