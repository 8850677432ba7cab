import { arrecadacaoToLinha, buildArrecadacaoBarcode } from '@ramal/shared/domain/arrecadacao.ts'
import { buildNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import { buildPixBrCode } from '@ramal/shared/domain/pix.ts'
import { renderItem, totalsOf } from './conta-itens.ts'
import type { ContaItem } from './conta-itens.ts'
import { element, reais } from './xml.ts'

/** What makes one bill different from an ordinary one; see `CONTA_COMUM` of the gallery. XML parts are written as in the schema. */
export type Conta = {
  readonly numero: number
  readonly tpAmb: '1' | '2'
  readonly situacao: 'autorizada' | 'pendente' | 'contingencia'
  readonly finNF3e: '1' | '2' | '3'
  readonly fantasia: string | null
  readonly nome: string
  readonly documento: string
  readonly endereco: Endereco
  readonly nomeAdicional: string | null
  readonly uc: string
  readonly nomeUc: string | null
  readonly classe: string
  readonly subclasse: string
  readonly fases: string
  readonly grupo: string
  readonly modalidade: string
  readonly gSub: string
  readonly contratos: string
  readonly medidores: readonly string[]
  readonly gSCEE: string
  readonly itens: readonly ContaItem[]
  /** Taxes withheld, centavos. */
  readonly retencoes: readonly [pis: number, cofins: number, csll: number, irrf: number]
  readonly fcpCentavos: number
  /** IBS and CBS, centavos. */
  readonly ibsCbs: readonly [ibs: number, cbs: number] | null
  readonly pagamento: 'codigo' | 'debito' | 'nenhum'
  readonly pix: boolean
  readonly enderCorresp: string
  /** Name of the quantity, code of its unit and 13 values, latest first. */
  readonly historicos: readonly (readonly [nome: string, unidade: string, valores: readonly number[]])[]
  readonly mensagens: readonly string[]
}

export type Endereco = {
  readonly logradouro: string
  readonly numero: string
  readonly complemento?: string
  readonly bairro: string
}

const CNPJ = '11222333000181'
const EMISSAO = '2026-11-18T08:30:00-03:00'
const LEITURAS = { anterior: '2026-10-16', atual: '2026-11-16' }
const QR_URL = 'https://www.fazenda.example/nf3e/qrcode'

/** The NF3e of a bill, signed by nobody: bare while it waits for its authorisation, else an `nf3eProc`. */
export function contaXml(conta: Conta): string {
  const chave = keyOf(conta)
  const infNF3e = element(
    'infNF3e',
    [
      renderIde(conta, chave),
      renderEmit(conta),
      renderDest(conta),
      renderAcessante(conta),
      conta.gSub,
      conta.contratos,
      ...conta.medidores.map(renderMedidor),
      conta.gSCEE,
      element('NFdet', conta.itens.map(renderItem).join('')),
      renderTotal(conta),
      renderFatura(conta),
      element('gANEEL', conta.historicos.map(renderHistorico).join('')),
      conta.mensagens.length > 0 ? element('infAdic', conta.mensagens.map(infCpl).join('')) : '',
    ].join(''),
    ` versao="1.00" Id="NF3e${chave}"`,
  )
  const sign = conta.situacao === 'contingencia' ? `&amp;sign=${'Qm9/'.repeat(85)}Qm9=` : ''
  const qrCode = `${QR_URL}?chNF3e=${chave}&amp;tpAmb=${conta.tpAmb}${sign}`
  const suplemento = element('infNF3eSupl', element('qrCodNF3e', qrCode))
  const nf3e = element('NF3e', infNF3e + suplemento, ' xmlns="http://www.portalfiscal.inf.br/nf3e"')
  return conta.situacao === 'autorizada' ? renderProc(conta, chave, nf3e) : nf3e
}

function keyOf({ numero, situacao }: Conta): string {
  return buildNf3eKey({
    uf: '31',
    anoMes: '2026-11',
    cnpj: CNPJ,
    serie: 1,
    numero,
    tpEmis: situacao === 'contingencia' ? 2 : 1,
    nSiteAutoriz: 0,
    cNF: '0765432',
  })
}

function renderProc({ tpAmb }: Conta, chave: string, nf3e: string): string {
  const infProt =
    `<tpAmb>${tpAmb}</tpAmb><verAplic>SVRS1</verAplic><chNF3e>${chave}</chNF3e>` +
    '<dhRecbto>2026-11-18T08:31:02-03:00</dhRecbto><nProt>3312600000012345</nProt><digVal>AAAA</digVal>' +
    '<cStat>100</cStat><xMotivo>Autorizado o uso da NF3e</xMotivo>'
  const protNF3e = element('protNF3e', element('infProt', infProt), ' versao="1.00"')
  return element('nf3eProc', nf3e + protNF3e, ' versao="1.00" xmlns="http://www.portalfiscal.inf.br/nf3e"')
}

function renderIde({ numero, tpAmb, situacao, finNF3e }: Conta, chave: string): string {
  const contingencia =
    '<dhCont>2026-11-18T06:10:00-03:00</dhCont><xJust>Servidor da autorizadora fora do ar desde as seis horas</xJust>'
  return element(
    'ide',
    `<cUF>31</cUF><tpAmb>${tpAmb}</tpAmb><mod>66</mod><serie>1</serie><nNF>${numero}</nNF><cNF>0765432</cNF>` +
      `<cDV>${chave.at(-1)}</cDV><dhEmi>${EMISSAO}</dhEmi><tpEmis>${situacao === 'contingencia' ? 2 : 1}</tpEmis>` +
      `<nSiteAutoriz>0</nSiteAutoriz><cMunFG>3106200</cMunFG><finNF3e>${finNF3e}</finNF3e><verProc>1</verProc>` +
      (situacao === 'contingencia' ? contingencia : ''),
  )
}

function renderEmit({ fantasia }: Conta): string {
  const ender =
    '<xLgr>Avenida das Usinas</xLgr><nro>1500</nro><xBairro>Centro</xBairro><cMun>3106200</cMun>' +
    '<xMun>Belo Horizonte</xMun><CEP>30140000</CEP><UF>MG</UF><fone>08007210116</fone>'
  return element(
    'emit',
    `<CNPJ>${CNPJ}</CNPJ><IE>0620000000000</IE><xNome>Companhia Energética Vale Claro S.A.</xNome>` +
      (fantasia === null ? '' : element('xFant', fantasia)) +
      element('enderEmit', ender),
  )
}

function renderDest({ nome, documento, nomeAdicional, endereco }: Conta): string {
  const tipo = documento.length === 14 ? 'CNPJ' : 'CPF'
  return element(
    'dest',
    `<xNome>${nome}</xNome><${tipo}>${documento}</${tipo}><indIEDest>9</indIEDest>` +
      (nomeAdicional === null ? '' : element('xNomeAdicional', nomeAdicional)) +
      element('enderDest', renderEndereco(endereco)),
  )
}

export function renderEndereco({ logradouro, numero, complemento, bairro }: Endereco): string {
  return (
    `<xLgr>${logradouro}</xLgr><nro>${numero}</nro>${complemento ? `<xCpl>${complemento}</xCpl>` : ''}` +
    `<xBairro>${bairro}</xBairro><cMun>3106200</cMun><xMun>Belo Horizonte</xMun><CEP>30140071</CEP><UF>MG</UF>`
  )
}

function renderAcessante(conta: Conta): string {
  return element(
    'acessante',
    `<idAcesso>${conta.uc}</idAcesso><idCodCliente>7001234567</idCodCliente><tpAcesso>1</tpAcesso>` +
      (conta.nomeUc === null ? '' : element('xNomeUC', conta.nomeUc)) +
      `<tpClasse>${conta.classe}</tpClasse><tpSubClasse>${conta.subclasse}</tpSubClasse>` +
      `<tpFase>${conta.fases}</tpFase><tpGrpTensao>${conta.grupo}</tpGrpTensao>` +
      `<tpModTar>${conta.modalidade}</tpModTar><latGPS>-19.9</latGPS><longGPS>-43.9</longGPS>` +
      '<codRoteiroLeitura>12-0345-07</codRoteiroLeitura>',
  )
}

function renderMedidor(idMedidor: string, index: number): string {
  const { anterior, atual } = LEITURAS
  const content = `<idMedidor>${idMedidor}</idMedidor><dMedAnt>${anterior}</dMedAnt><dMedAtu>${atual}</dMedAtu>`
  return element('gMed', content, ` nMed="${String(index + 1).padStart(2, '0')}"`)
}

function renderTotal({ itens, retencoes, fcpCentavos, ibsCbs }: Conta): string {
  const totals = totalsOf(itens)
  const [pis, cofins, csll, irrf] = retencoes.map(reais)
  const nota = notaCentavos(itens, retencoes)
  const base = reais(totals.icmsBase - totals.icms)
  const reforma = ibsCbs && {
    tributos:
      `<vBCIBSCBS>${base}</vBCIBSCBS><gIBS><vIBS>${reais(ibsCbs[0])}</vIBS></gIBS>` +
      `<gCBS><vCBS>${reais(ibsCbs[1])}</vCBS></gCBS>`,
    total: reais(nota + ibsCbs[0] + ibsCbs[1]),
  }
  return element(
    'total',
    `<vProd>${reais(totals.valor)}</vProd><ICMSTot><vBC>${reais(totals.icmsBase)}</vBC>` +
      `<vICMS>${reais(totals.icms)}</vICMS><vICMSDeson>0.00</vICMSDeson><vFCP>${reais(fcpCentavos)}</vFCP>` +
      '<vBCST>0.00</vBCST><vST>0.00</vST><vFCPST>0.00</vFCPST></ICMSTot>' +
      `<vRetTribTot><vRetPIS>${pis}</vRetPIS><vRetCofins>${cofins}</vRetCofins><vRetCSLL>${csll}</vRetCSLL>` +
      `<vIRRF>${irrf}</vIRRF></vRetTribTot><vCOFINS>${reais(totals.cofins)}</vCOFINS>` +
      `<vCOFINSEfet>0.00</vCOFINSEfet><vPIS>${reais(totals.pis)}</vPIS><vPISEfet>0.00</vPISEfet>` +
      `<vNF>${reais(nota)}</vNF>` +
      (reforma ? `${element('IBSCBSTot', reforma.tributos)}<vTotDFe>${reforma.total}</vTotDFe>` : ''),
  )
}

function notaCentavos(itens: readonly ContaItem[], retencoes: Conta['retencoes']): number {
  return totalsOf(itens).valor - retencoes.reduce((sum, value) => sum + value)
}

function renderFatura(conta: Conta): string {
  const { uc, numero, pagamento, pix, ibsCbs } = conta
  const valorCentavos = notaCentavos(conta.itens, conta.retencoes) + (ibsCbs ? ibsCbs[0] + ibsCbs[1] : 0)
  const linha = arrecadacaoToLinha(
    buildArrecadacaoBarcode({
      segmento: '3',
      identificacaoValor: '6',
      valorCentavos,
      empresa: '0123',
      campoLivre: `${uc.padStart(15, '0')}${String(numero).padStart(10, '0')}`,
    }),
  )
  const brCode = buildPixBrCode({
    destino: { url: `pix.valeclaro.example/qr/v2/${String(numero).padStart(32, '0')}` },
    nome: 'CIA ENERGETICA VALE CLARO',
    cidade: 'BELO HORIZONTE',
    valorCentavos,
  })
  return element(
    'gFat',
    '<CompetFat>202611</CompetFat><dVencFat>2026-12-10</dVencFat><dApresFat>2026-11-20</dApresFat>' +
      `<dProxLeitura>2026-12-16</dProxLeitura><nFat>${20_261_100_000_000 + numero}</nFat>` +
      `<codBarras>${pagamento === 'nenhum' ? '0' : linha}</codBarras>` +
      (pagamento === 'debito'
        ? '<codBanco>001</codBanco><codAgencia>1234-5</codAgencia>'
        : '<codDebAuto>13479258028</codDebAuto>') +
      conta.enderCorresp +
      (pix ? `<gPIX><urlQRCodePIX>${brCode}</urlQRCodePIX></gPIX>` : ''),
  )
}

function renderHistorico([nome, unidade, valores]: Conta['historicos'][number]): string {
  const meses = valores.map((valor, index) => {
    const month = new Date(Date.UTC(2026, 10 - index, 1)).toISOString().slice(0, 7).replace('-', '')
    return element(
      'gGrandFat',
      `<CompetFat>${month}</CompetFat><vFat>${valor}.00</vFat><uMed>${unidade}</uMed><qtdDias>${29 + (index % 3)}</qtdDias>`,
    )
  })
  return element('gHistFat', element('xGrandFat', nome) + meses.join(''))
}

function infCpl(texto: string): string {
  return element('infCpl', texto)
}
