import { element, reais } from './xml.ts'

/** One item of a test bill; what is not said is absent from the XML. */
export type ContaItem = {
  readonly descricao: string
  /** Code of the unit: 1 kW, 2 kWh, 3 kVAr, 4 kVArh, 5 UN. */
  readonly un?: string
  readonly quantidade?: number
  /** With taxes. */
  readonly preco: number
  /** Percent; no ICMS, PIS and COFINS without. */
  readonly icms?: number
  readonly deduz?: true
  readonly origem?: string
  readonly tarifas?: readonly Tarifa[]
  readonly bandeira?: readonly [codigo: string, adicional: string, inicio: string, fim: string]
  readonly medicao?: string
  readonly processo?: string
  readonly informacao?: string
}

export type Tarifa = {
  readonly tipo: 'TE' | 'TUSD'
  readonly posto: string
  readonly un?: string
  readonly valor: number
  /** The tariff that was set, where another is applied. */
  readonly homologada?: number
}

const PIS = 0.008
const COFINS = 0.037

/** A measurement of `gMedicao`, by the meter of that number, from 01. */
export function medicao(
  nMed: string,
  grandeza: string,
  posto: string,
  un: string,
  leituras: Leituras,
): string {
  const { anterior, atual, constante = 1, perda, contrato } = leituras
  const medido = (atual - anterior) * constante
  const perdas =
    perda === undefined
      ? ''
      : `<pPerdaTran>${perda.toFixed(2)}</pPerdaTran><vMedPerdaTran>${(medido * (1 + perda / 100)).toFixed(2)}</vMedPerdaTran>`
  return element(
    'gMedicao',
    `<nMed>${nMed}</nMed>${contrato ? `<nContrat>${contrato}</nContrat>` : ''}<gMedida><tpGrMed>${grandeza}</tpGrMed>` +
      `<cPosTarif>${posto}</cPosTarif><uMed>${un}</uMed><vMedAnt>${anterior.toFixed(2)}</vMedAnt>` +
      `<vMedAtu>${atual.toFixed(2)}</vMedAtu><vConst>${constante.toFixed(2)}</vConst>` +
      `<vMed>${medido.toFixed(2)}</vMed>${perdas}</gMedida>`,
  )
}

export type Leituras = {
  readonly anterior: number
  readonly atual: number
  readonly constante?: number
  /** Percent lost in the transformer. */
  readonly perda?: number
  readonly contrato?: string
}

export function renderItem(item: ContaItem, index: number): string {
  const { un = '5', quantidade = 1, preco, tarifas = [], bandeira, medicao = '' } = item
  const prod = element(
    'prod',
    `<indOrigemQtd>${item.origem ?? (medicao === '' ? '6' : '2')}</indOrigemQtd>${medicao}<cProd>${1001 + index}</cProd>` +
      `<xProd>${item.descricao}</xProd><cClass>0601001</cClass><uMed>${un}</uMed>` +
      `<qFaturada>${quantidade.toFixed(4)}</qFaturada><vItem>${preco.toFixed(6)}</vItem>` +
      `<vProd>${reais(valueOf(item))}</vProd>${item.deduz ? '<indDevolucao>1</indDevolucao>' : ''}`,
  )
  const processo = (numero: string) =>
    element(
      'gProcRef',
      '<vItem>1</vItem><qFaturada>1</qFaturada><vProd>1</vProd>' +
        `<gProc><tpProc>2</tpProc><nProcesso>${numero}</nProcesso></gProc>`,
    )
  const detItem =
    tarifas.map(renderTarifa).join('') +
    (bandeira ? renderBandeira(bandeira) : '') +
    prod +
    renderImposto(item) +
    (item.processo === undefined ? '' : processo(item.processo)) +
    (item.informacao === undefined ? '' : element('infAdProd', item.informacao))
  return element('det', element('detItem', detItem), ` nItem="${index + 1}"`)
}

function renderTarifa({ tipo, posto, un = '2', valor, homologada }: Tarifa): string {
  const aplicada = `<vTarifAplic>${valor.toFixed(8)}</vTarifAplic><motDifTarif>03</motDifTarif>`
  return element(
    'gTarif',
    '<dIniTarif>2026-05-28</dIniTarif><tpAto>1</tpAto><nAto>3500</nAto><anoAto>2026</anoAto>' +
      `<tpTarif>${tipo === 'TE' ? 1 : 2}</tpTarif><cPosTarif>${posto}</cPosTarif><uMed>${un}</uMed>` +
      `<vTarifHom>${(homologada ?? valor).toFixed(8)}</vTarifHom>${homologada === undefined ? '' : aplicada}`,
  )
}

function renderBandeira([codigo, adicional, inicio, fim]: NonNullable<ContaItem['bandeira']>): string {
  return element(
    'gAdBand',
    `<dIniAdBand>${inicio}</dIniAdBand><dFimAdBand>${fim}</dFimAdBand><tpBand>${codigo}</tpBand><vAdBand>${adicional}</vAdBand>`,
  )
}

function renderImposto(item: ContaItem): string {
  if (item.icms === undefined) return element('imposto', '<indSemCST>1</indSemCST>')
  const { icmsBase, icms, base, pis, cofins } = taxesOf(item)
  return element(
    'imposto',
    `<ICMS00><CST>00</CST><vBC>${reais(icmsBase)}</vBC><pICMS>${item.icms.toFixed(2)}</pICMS>` +
      `<vICMS>${reais(icms)}</vICMS></ICMS00><PIS><CST>01</CST><vBC>${reais(base)}</vBC>` +
      `<pPIS>${(PIS * 100).toFixed(4)}</pPIS><vPIS>${reais(pis)}</vPIS></PIS><COFINS><CST>01</CST>` +
      `<vBC>${reais(base)}</vBC><pCOFINS>${(COFINS * 100).toFixed(4)}</pCOFINS><vCOFINS>${reais(cofins)}</vCOFINS></COFINS>`,
  )
}

function valueOf({ preco, quantidade = 1 }: ContaItem): number {
  return Math.round(preco * quantidade * 100)
}

/** PIS and COFINS are taken of the value without ICMS (STF, Tema 69). */
function taxesOf(item: ContaItem) {
  const icmsBase = item.icms === undefined ? 0 : valueOf(item)
  const icms = Math.round((icmsBase * (item.icms ?? 0)) / 100)
  const base = icmsBase - icms
  return { icmsBase, icms, base, pis: Math.round(base * PIS), cofins: Math.round(base * COFINS) }
}

/** Sums in centavos, returns with the opposite sign. */
export function totalsOf(itens: readonly ContaItem[]) {
  const totals = { valor: 0, icmsBase: 0, icms: 0, pis: 0, cofins: 0 }
  for (const item of itens) {
    const sign = item.deduz ? -1 : 1
    const taxes = taxesOf(item)
    totals.valor += sign * valueOf(item)
    totals.icmsBase += sign * taxes.icmsBase
    totals.icms += sign * taxes.icms
    totals.pis += sign * taxes.pis
    totals.cofins += sign * taxes.cofins
  }
  return totals
}
