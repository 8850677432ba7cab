import type { TipoFatura } from '#db/schema/faturas.ts'
import type { EnergiaLida } from './energia-linha.ts'
import type { FaturaRecebida } from './nf3e-recebida.ts'
import { autorizacaoDe } from './nf3e-recebida.ts'
import { numerosUc } from './numeros-uc.ts'
import { pixTxidDe } from './pix-txid.ts'
import { tipoCalculoDe } from './tipo-calculo.ts'

/** The facts of a bill that are kept beside its document. */
export function faturaNova(
  recebida: FaturaRecebida,
  importacao: { importacaoId: number; jaImpressa: boolean; historico: boolean; agora: Date },
) {
  const { nf3e } = recebida
  const { fatura, totais } = nf3e
  const autorizacao = autorizacaoDe(nf3e)
  return {
    tipo: 'danf3e' as TipoFatura,
    chave: nf3e.chave,
    ucInformada: numerosUc(nf3e.acesso.ucNumero).numero,
    importacaoId: importacao.importacaoId,
    nomeTitular: nf3e.destinatario.nome,
    tipoCalculo: tipoCalculoDe(nf3e),
    competencia: fatura.competencia,
    numeroFiscal: Number(nf3e.numero),
    serie: Number(nf3e.serie),
    numeroDocumento: fatura.numero,
    emissao: new Date(nf3e.emitidaEm),
    vencimento: fatura.vencimento,
    valorCentavos: totais.documentoCentavos ?? totais.notaCentavos,
    linhaDigitavel: fatura.pagamento?.linhaDigitavel ?? null,
    codigoBarras: fatura.pagamento?.codigoBarras ?? null,
    pix: fatura.pix,
    pixTxid: pixTxidDe(fatura.pix),
    debitoAutomatico: fatura.debitoAutomatico !== null,
    homologacao: nf3e.ambiente === 'homologacao',
    contingencia: nf3e.contingencia !== null,
    finalidadeNf3e: nf3e.finalidade,
    chaveSubstituida: nf3e.substituida?.chave ?? null,
    protocoloAutorizacao: autorizacao?.protocolo ?? null,
    autorizadaEm: autorizacao?.em ?? null,
    // The bills of an archive reached their customers on paper long ago.
    jaImpressa: importacao.jaImpressa || importacao.historico,
    roteiroLeitura: nf3e.acesso.roteiroLeitura,
    // Where the bill is delivered: the address for correspondence when the customer gave one.
    cep: (fatura.enderecoEntrega ?? nf3e.destinatario.endereco).cep as string | null,
    canceladaEm: null as Date | null,
    importadaEm: importacao.agora,
    ...(recebida.energia && deEnergia(recebida.energia, importacao.agora)),
  }
}

/** What an older bill has otherwise: it wants no authorisation, and its money and its end are told with it. */
function deEnergia({ registro, situacao }: EnergiaLida, agora: Date) {
  return {
    tipo: 'fatura_energia' as const,
    tipoCalculo: registro.tipoCalculo,
    protocoloAutorizacao: null,
    autorizadaEm: new Date(`${registro.emissao}T00:00:00-03:00`),
    jaImpressa: situacao.jaImpressa,
    canceladaEm: situacao.cancelada ? agora : null,
    cep: null,
  }
}
