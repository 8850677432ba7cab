import { UNIDADES } from '@ramal/shared/domain/nf3e-codes.ts'
import { MAX_FALHAS } from './falha.ts'
import type { Fields } from './fields.ts'
import { COMPETENCIA, DATA, digits, oneOf, texto } from './formats.ts'
import type { DadosFatura, Endereco, Historico, MesFaturado, Retencoes, Totais } from './model.ts'
import { readEndereco } from './read-partes.ts'

export function readTotais(total: Fields): Totais {
  const icms = total.group('ICMSTot')
  const retencoes = readRetencoes(total.group('vRetTribTot'))
  const stated = (group: Fields, name: string) => group.informative().optionalCentavos(name) ?? 0
  const ibsCbs = total.optionalGroup('IBSCBSTot')
  return {
    produtosCentavos: total.centavos('vProd'),
    icmsBaseCentavos: icms.centavos('vBC'),
    icmsCentavos: icms.centavos('vICMS'),
    icmsDesoneradoCentavos: stated(icms, 'vICMSDeson'),
    fcpCentavos: stated(icms, 'vFCP'),
    icmsStBaseCentavos: stated(icms, 'vBCST'),
    icmsStCentavos: stated(icms, 'vST'),
    fcpStCentavos: stated(icms, 'vFCPST'),
    pisCentavos: total.centavos('vPIS'),
    cofinsCentavos: total.centavos('vCOFINS'),
    pisEfetivoCentavos: stated(total, 'vPISEfet'),
    cofinsEfetivoCentavos: stated(total, 'vCOFINSEfet'),
    retencoesCentavos: retencoes.pis + retencoes.cofins + retencoes.csll + retencoes.irrf,
    retencoes,
    notaCentavos: total.centavos('vNF'),
    ibsCbs: ibsCbs && {
      baseCentavos: ibsCbs.optionalCentavos('vBCIBSCBS') ?? 0,
      ibsCentavos: ibsCbs.optionalGroup('gIBS')?.optionalCentavos('vIBS') ?? 0,
      cbsCentavos: ibsCbs.optionalGroup('gCBS')?.optionalCentavos('vCBS') ?? 0,
    },
    documentoCentavos: total.optionalCentavos('vTotDFe'),
  }
}

function readRetencoes(vRetTribTot: Fields): Retencoes {
  return {
    pis: vRetTribTot.centavos('vRetPIS'),
    cofins: vRetTribTot.centavos('vRetCofins'),
    csll: vRetTribTot.centavos('vRetCSLL'),
    irrf: vRetTribTot.centavos('vIRRF'),
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
    enderecoEntrega: readEnderecoEntrega(gFat),
  }
}

function readEnderecoEntrega(gFat: Fields): Endereco | null {
  const enderCorresp = gFat.informative().optionalGroup('enderCorresp')
  return enderCorresp && readEndereco(enderCorresp)
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
