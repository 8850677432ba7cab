import { isValidCnpj, isValidCpf } from '@ramal/shared/domain/documents.ts'
import { dayOf, monthOf } from './competencias.ts'
import { DISTRIBUIDORA } from './distribuidora.ts'
import type { DemoFatura, DemoItem, DemoMes, Imposto } from './fatura-calculo.ts'
import type { DemoUc } from './modelo.ts'
import { COFINS_CENTESIMOS, ICMS_PORCENTO, PIS_CENTESIMOS } from './tarifas.ts'

/** Numbers that identify one bill, already worked out. */
export interface DemoCodigos {
  chave: string
  serie: number
  numero: number
  cNF: string
  /** 'AAAA-MM-DDThh:mm:ss-03:00'. */
  emissao: string
  linhaDigitavel: string
  pix: string
  /** Key of the bill that this one replaces; null of an ordinary one. */
  substitui: string | null
}

/** First day of the tariffs in force: the distributor's anniversary, when ANEEL sets new ones. */
const ANIVERSARIO = { mes: 4, dia: 28 }
const XPROD: Readonly<Record<DemoItem['tipo'], string>> = {
  TE: 'ENERGIA ATIVA TE',
  TUSD: 'ENERGIA ATIVA TUSD',
  bandeira: 'ADICIONAL BANDEIRA',
  iluminacao: 'CONTRIBUICAO DE ILUMINACAO PUBLICA MUNICIPAL',
}
const CPROD: Readonly<Record<DemoItem['tipo'], string>> = {
  TE: '1001',
  TUSD: '1002',
  bandeira: '1101',
  iluminacao: '9001',
}

/** Text of an element: the three characters that XML keeps for itself, escaped. */
export function escapeXml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}

function tag(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** Centavos as the schema writes reais: '1234.56'. */
function reais(centavos: number): string {
  const digits = String(centavos).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The bare NF3e, layout 1.00, without signature (a demonstration has no certificate). */
export function renderNf3e(uc: DemoUc, fatura: DemoFatura, codigos: DemoCodigos): string {
  const infNF3e = [
    renderIde(codigos),
    EMIT,
    renderDest(uc),
    renderAcessante(uc),
    // motSub 01: the meter was read wrongly.
    codigos.substitui === null ? '' : `<gSub><chNF3e>${codigos.substitui}</chNF3e><motSub>01</motSub></gSub>`,
    `<gMed nMed="01">${tag('idMedidor', uc.medidor)}<dMedAnt>${fatura.leituraAnteriorEm}</dMedAnt>`,
    `<dMedAtu>${fatura.leituraAtualEm}</dMedAtu></gMed>`,
    `<NFdet>${fatura.itens.map((item, index) => renderDet(item, index + 1, fatura)).join('')}</NFdet>`,
    renderTotal(fatura),
    renderGFat(uc, fatura, codigos),
    `<gANEEL><gHistFat><xGrandFat>Consumo ativo kWh</xGrandFat>${fatura.historico.map(renderMes).join('')}</gHistFat></gANEEL>`,
  ].join('')
  const qrCode = `${DISTRIBUIDORA.consultaNf3e}?chNF3e=${codigos.chave}&tpAmb=2`
  return (
    `<NF3e xmlns="http://www.portalfiscal.inf.br/nf3e"><infNF3e versao="1.00" Id="NF3e${codigos.chave}">${infNF3e}</infNF3e>` +
    `<infNF3eSupl>${tag('qrCodNF3e', qrCode)}</infNF3eSupl></NF3e>`
  )
}

// tpAmb 2: a company that does not exist cannot issue in production.
function renderIde({ chave, serie, numero, cNF, emissao, substitui }: DemoCodigos): string {
  return (
    `<ide><cUF>${DISTRIBUIDORA.codigoUf}</cUF><tpAmb>2</tpAmb><mod>66</mod><serie>${serie}</serie><nNF>${numero}</nNF>` +
    `<cNF>${cNF}</cNF><cDV>${chave.at(-1)}</cDV><dhEmi>${emissao}</dhEmi><tpEmis>1</tpEmis><nSiteAutoriz>0</nSiteAutoriz>` +
    `<cMunFG>${DISTRIBUIDORA.codigoIbge}</cMunFG><finNF3e>${substitui === null ? 1 : 2}</finNF3e><verProc>ramal-demo</verProc></ide>`
  )
}

const EMIT =
  `<emit><CNPJ>${DISTRIBUIDORA.cnpj}</CNPJ><IE>${DISTRIBUIDORA.inscricaoEstadual}</IE>${tag('xNome', DISTRIBUIDORA.nome)}` +
  `${tag('xFant', DISTRIBUIDORA.fantasia)}<enderEmit>${tag('xLgr', DISTRIBUIDORA.logradouro)}<nro>${DISTRIBUIDORA.numero}</nro>` +
  `${tag('xBairro', DISTRIBUIDORA.bairro)}<cMun>${DISTRIBUIDORA.codigoIbge}</cMun>${tag('xMun', DISTRIBUIDORA.municipio)}` +
  `<CEP>${DISTRIBUIDORA.cep}</CEP><UF>${DISTRIBUIDORA.uf}</UF></enderEmit></emit>`

function renderDest({ titular, endereco }: DemoUc): string {
  const { documento } = titular
  const complemento = endereco.complemento ? tag('xCpl', endereco.complemento) : ''
  return (
    `<dest>${tag('xNome', titular.nome.slice(0, 60))}${renderDocumento(documento)}<indIEDest>9</indIEDest>` +
    `<enderDest>${tag('xLgr', endereco.logradouro)}${tag('nro', endereco.numero)}${complemento}` +
    `${tag('xBairro', endereco.bairro)}<cMun>${endereco.codigoIbge}</cMun>${tag('xMun', endereco.municipio)}` +
    `<CEP>${endereco.cep}</CEP><UF>${endereco.uf}</UF></enderDest></dest>`
  )
}

/**
 * The schema takes CNPJ or CPF, and the authoriser refuses wrong ones (rules 422 and 423): a CEI or a wrong number goes
 * as another identification, and `00000` stands for none.
 */
function renderDocumento(documento: string): string {
  if (isValidCpf(documento)) return `<CPF>${documento}</CPF>`
  if (isValidCnpj(documento)) return `<CNPJ>${documento}</CNPJ>`
  return `<idOutros>${documento || '00000'}</idOutros>`
}

function renderAcessante(uc: DemoUc): string {
  return (
    `<acessante><idAcesso>${uc.numero}</idAcesso><idCodCliente>${uc.numeroAnterior}</idCodCliente><tpAcesso>1</tpAcesso>` +
    `<tpClasse>${uc.classe}</tpClasse><tpSubClasse>${uc.subclasse}</tpSubClasse><tpFase>${uc.fases}</tpFase>` +
    `<tpGrpTensao>${uc.grupoTensao}</tpGrpTensao><tpModTar>${uc.modalidade}</tpModTar>` +
    `<latGPS>${uc.endereco.latitude.toFixed(6)}</latGPS><longGPS>${uc.endereco.longitude.toFixed(6)}</longGPS>` +
    `${tag('codRoteiroLeitura', uc.roteiroLeitura)}</acessante>`
  )
}

function renderDet(item: DemoItem, nItem: number, fatura: DemoFatura): string {
  const isEnergy = item.imposto !== null
  return (
    `<det nItem="${nItem}"><detItem>${renderTarifa(item, fatura)}<prod>` +
    `<indOrigemQtd>${isEnergy ? (fatura.minimo ? 5 : 2) : 6}</indOrigemQtd>${isEnergy ? renderMedicao(fatura) : ''}` +
    `<cProd>${CPROD[item.tipo]}</cProd><xProd>${describe(item, fatura)}</xProd><cClass>${isEnergy ? '0601001' : '0000000'}</cClass>` +
    `${isEnergy ? '<CFOP>5258</CFOP><uMed>2</uMed>' : '<uMed>5</uMed>'}<qFaturada>${item.quantidade}.0000</qFaturada>` +
    `<vItem>${(item.precoMicros / 1_000_000).toFixed(6)}</vItem><vProd>${reais(item.valor)}</vProd></prod>` +
    `<imposto>${item.imposto ? renderImposto(item.imposto) : '<indSemCST>1</indSemCST>'}</imposto></detItem></det>`
  )
}

function describe(item: DemoItem, { bandeira, minimo }: DemoFatura): string {
  if (item.tipo === 'bandeira') return `${XPROD.bandeira} ${bandeira?.nome ?? ''}`
  return minimo && item.imposto ? `CUSTO DE DISPONIBILIDADE ${item.tipo}` : XPROD[item.tipo]
}

function renderTarifa(item: DemoItem, fatura: DemoFatura): string {
  if (item.tipo === 'iluminacao') return ''
  if (item.tipo === 'bandeira') {
    return (
      `<gAdBand><dIniAdBand>${fatura.leituraAnteriorEm}</dIniAdBand><dFimAdBand>${fatura.leituraAtualEm}</dFimAdBand>` +
      `<tpBand>${fatura.bandeira?.codigo ?? ''}</tpBand><vAdBand>${item.tarifa.toFixed(8)}</vAdBand></gAdBand>`
    )
  }
  const ano = Math.floor((fatura.ordinal - ANIVERSARIO.mes - 1) / 12)
  return (
    `<gTarif><dIniTarif>${dayOf(ano * 12 + ANIVERSARIO.mes, ANIVERSARIO.dia)}</dIniTarif><tpAto>1</tpAto><nAto>3500</nAto>` +
    `<anoAto>${ano}</anoAto><tpTarif>${item.tipo === 'TE' ? 1 : 2}</tpTarif><cPosTarif>0</cPosTarif><uMed>2</uMed>` +
    `<vTarifHom>${item.tarifa.toFixed(8)}</vTarifHom></gTarif>`
  )
}

function renderMedicao({ leituraAnterior, leituraAtual }: DemoFatura): string {
  return (
    `<gMedicao><nMed>01</nMed><gMedida><tpGrMed>03</tpGrMed><cPosTarif>0</cPosTarif><uMed>2</uMed>` +
    `<vMedAnt>${leituraAnterior}.00</vMedAnt><vMedAtu>${leituraAtual}.00</vMedAtu><vConst>1.00</vConst>` +
    `<vMed>${leituraAtual - leituraAnterior}.00</vMed></gMedida></gMedicao>`
  )
}

function renderImposto({ icmsBase, icms, pisBase, pis, cofins }: Imposto): string {
  return (
    `<ICMS00><CST>00</CST><vBC>${reais(icmsBase)}</vBC><pICMS>${ICMS_PORCENTO}.00</pICMS><vICMS>${reais(icms)}</vICMS></ICMS00>` +
    `<PIS><CST>01</CST><vBC>${reais(pisBase)}</vBC><pPIS>${reais(PIS_CENTESIMOS)}00</pPIS><vPIS>${reais(pis)}</vPIS></PIS>` +
    `<COFINS><CST>01</CST><vBC>${reais(pisBase)}</vBC><pCOFINS>${reais(COFINS_CENTESIMOS)}00</pCOFINS>` +
    `<vCOFINS>${reais(cofins)}</vCOFINS></COFINS>`
  )
}

function renderTotal({ total }: DemoFatura): string {
  const { icmsBase, icms, pis, cofins } = total
  return (
    `<total><vProd>${reais(total.valor)}</vProd><ICMSTot><vBC>${reais(icmsBase)}</vBC><vICMS>${reais(icms)}</vICMS>` +
    '<vICMSDeson>0.00</vICMSDeson><vFCP>0.00</vFCP><vBCST>0.00</vBCST><vST>0.00</vST><vFCPST>0.00</vFCPST></ICMSTot>' +
    '<vRetTribTot><vRetPIS>0.00</vRetPIS><vRetCofins>0.00</vRetCofins><vRetCSLL>0.00</vRetCSLL><vIRRF>0.00</vIRRF></vRetTribTot>' +
    `<vCOFINS>${reais(cofins)}</vCOFINS><vCOFINSEfet>0.00</vCOFINSEfet><vPIS>${reais(pis)}</vPIS><vPISEfet>0.00</vPISEfet>` +
    `<vNF>${reais(total.valor)}</vNF></total>`
  )
}

function renderGFat(uc: DemoUc, fatura: DemoFatura, { numero, linhaDigitavel, pix }: DemoCodigos): string {
  const competencia = monthOf(fatura.ordinal).replace('-', '')
  // The schema requires one of the two: the code to authorise automatic debit with, or where it is debited.
  const debito = uc.debitoAutomatico
    ? '<codBanco>999</codBanco><codAgencia>0001</codAgencia>'
    : `<codDebAuto>${uc.numero.replace(/^0+/, '')}</codDebAuto>`
  return (
    `<gFat><CompetFat>${competencia}</CompetFat><dVencFat>${fatura.vencimento}</dVencFat>` +
    `<dApresFat>${fatura.apresentacao}</dApresFat><dProxLeitura>${fatura.proximaLeituraEm}</dProxLeitura>` +
    `<nFat>${competencia}${String(numero).padStart(9, '0')}</nFat><codBarras>${linhaDigitavel}</codBarras>${debito}` +
    `<gPIX>${tag('urlQRCodePIX', pix)}</gPIX></gFat>`
  )
}

function renderMes({ ordinal, kwh, dias }: DemoMes): string {
  const competencia = monthOf(ordinal).replace('-', '')
  return (
    `<gGrandFat><CompetFat>${competencia}</CompetFat><vFat>${kwh}.00</vFat><uMed>2</uMed>` +
    `<qtdDias>${dias}</qtdDias></gGrandFat>`
  )
}
