import {
  ATOS_ANEEL,
  BANDEIRAS,
  GRANDEZAS,
  MOTIVOS_NAO_LEITURA,
  POSTOS,
  UNIDADES,
} from '@ramal/shared/domain/nf3e-codes.ts'
import { toCentavos } from './fields.ts'
import type { Fields } from './fields.ts'
import { CHAVE, DATA, DECIMAL, digits, oneOf, texto } from './formats.ts'
import type { Bandeira, Item, ItemCorrigido, Medicao, Medida, Processo, Tarifa, Tributo } from './model.ts'

export type ItensRead = {
  readonly itens: Item[]
  /** Paths of the items, in the same order, for the faults found later. */
  readonly campos: string[]
  /** Items of earlier bills (`detItemAnt`); where there are any, the sums depend on bills not at hand. */
  readonly itensCorrigidos: ItemCorrigido[]
}

export function readItens(infNF3e: Fields): ItensRead {
  const nfDets = infNF3e.groups('NFdet', 990)
  const dets = nfDets.flatMap((nfDet) => nfDet.groups('det', 990).map((det) => ({ nfDet, det })))
  if (dets.length === 0)
    infNF3e.fault('grupo_ausente', 'NFdet/det', 'A NF3e não traz nenhum item (grupo NFdet/det).')
  const itens: Item[] = []
  const campos: string[] = []
  const itensCorrigidos: ItemCorrigido[] = []
  for (const { nfDet, det } of dets) {
    const nItem = det.attribute('nItem', digits(1, 3))
    const detItem = det.optionalGroup('detItem')
    if (detItem) {
      itens.push(readItem(nItem, detItem))
      campos.push(detItem.path)
    }
    if (det.optionalGroup('detItemAnt')) itensCorrigidos.push(readItemCorrigido(nfDet, det.informative()))
    else if (!detItem) det.group('detItem')
  }
  return { itens, campos, itensCorrigidos }
}

function readItemCorrigido(nfDet: Fields, det: Fields): ItemCorrigido {
  const detItemAnt = det.group('detItemAnt')
  return {
    nItem: detItemAnt.attribute('nItemAnt', digits(1, 3)),
    chave: nfDet.informative().attribute('chNF3eAnt', CHAVE) || null,
    motivo: det.optionalGroup('gAjusteNF3eAnt')?.optional('motAjuste', digits(1, 2)) ?? null,
    quantidade: detItemAnt.decimal('qFaturada'),
    precoUnitario: detItemAnt.decimal('vItem'),
    valorCentavos: toCentavos(detItemAnt.decimal('vProd')),
  }
}

function readItem(nItem: string, detItem: Fields): Item {
  const prod = detItem.group('prod')
  const imposto = detItem.group('imposto')
  return {
    nItem,
    codigo: prod.text('cProd', texto(1, 60)),
    descricao: prod.text('xProd', texto(1, 120)),
    classe: prod.text('cClass', digits(7)),
    cfop: prod.optional('CFOP', digits(4)),
    unidade: prod.text('uMed', oneOf(UNIDADES)),
    origem: prod.informative().optional('indOrigemQtd', digits(1)) ?? '',
    quantidade: prod.decimal('qFaturada'),
    precoUnitario: prod.decimal('vItem'),
    valorCentavos: toCentavos(prod.decimal('vProd')),
    deduz: prod.optional('indDevolucao', oneOf(['1'])) !== null,
    tarifas: detItem.groups('gTarif', 6).map(readTarifa),
    bandeiras: detItem.groups('gAdBand', 3).map(readBandeira),
    medicao: readMedicao(prod.optionalGroup('gMedicao')),
    icms: readIcms(imposto),
    pis: readTributo(imposto.optionalGroup('PIS'), 'PIS'),
    cofins: readTributo(imposto.optionalGroup('COFINS'), 'COFINS'),
    processos: readProcessos(detItem.informative().optionalGroup('gProcRef')),
    informacao: detItem.optional('infAdProd', texto(1, 500)),
  }
}

function readProcessos(gProcRef: Fields | null): Processo[] {
  return (gProcRef?.groups('gProc', 10) ?? []).map((gProc) => ({
    tipo: gProc.text('tpProc', digits(1)),
    numero: gProc.text('nProcesso', texto(1, 60)),
  }))
}

function readTarifa(gTarif: Fields): Tarifa {
  const homologada = gTarif.decimal('vTarifHom')
  const aplicada = gTarif.optional('vTarifAplic', DECIMAL)
  const informative = gTarif.informative()
  return {
    tipo: gTarif.text('tpTarif', oneOf(['1', '2'])) === '1' ? 'TE' : 'TUSD',
    posto: gTarif.text('cPosTarif', oneOf(POSTOS)),
    unidade: gTarif.text('uMed', oneOf(UNIDADES)),
    aplicada: aplicada ?? homologada,
    homologada:
      aplicada === null || Number(aplicada) === Number(homologada)
        ? null
        : { valor: homologada, motivo: informative.optional('motDifTarif', digits(2)) ?? '' },
    ato: readAto(informative),
    inicio: informative.text('dIniTarif', DATA),
  }
}

function readAto(gTarif: Fields): string {
  const numero = gTarif.text('nAto', texto(1, 10)).replace(/^0+/, '')
  const ano = gTarif.text('anoAto', digits(4))
  const tipo = ATOS_ANEEL[gTarif.text('tpAto', oneOf(ATOS_ANEEL))] ?? ''
  return numero === '' || tipo === '' ? '' : `${tipo} ${numero}/${ano}`
}

function readBandeira(gAdBand: Fields): Bandeira {
  const adicional = gAdBand.decimal('vAdBand')
  return {
    bandeira: gAdBand.text('tpBand', oneOf(BANDEIRAS)),
    inicio: gAdBand.text('dIniAdBand', DATA),
    fim: gAdBand.optional('dFimAdBand', DATA),
    adicional: gAdBand.optional('vAdBandAplic', DECIMAL) ?? adicional,
  }
}

function readMedicao(gMedicao: Fields | null): Medicao | null {
  if (!gMedicao) return null
  const gMedida = gMedicao.optionalGroup('gMedida')
  return {
    nMed: gMedicao.text('nMed', digits(1, 2)),
    nContrat: gMedicao.informative().optional('nContrat', digits(1, 2)),
    motivoNaoLeitura: gMedicao.optional('tpMotNaoLeitura', oneOf(MOTIVOS_NAO_LEITURA)),
    medida: gMedida ? readMedida(gMedida) : null,
  }
}

function readMedida(gMedida: Fields): Medida {
  const informative = gMedida.informative()
  const percentual = informative.optional('pPerdaTran', DECIMAL)
  return {
    grandeza: gMedida.text('tpGrMed', oneOf(GRANDEZAS)),
    posto: gMedida.text('cPosTarif', oneOf(POSTOS)),
    unidade: gMedida.text('uMed', oneOf(UNIDADES)),
    anterior: gMedida.decimal('vMedAnt'),
    atual: gMedida.decimal('vMedAtu'),
    constante: gMedida.decimal('vConst'),
    medido: gMedida.decimal('vMed'),
    perdaTransformacao:
      percentual === null ? null : { percentual, medido: informative.decimal('vMedPerdaTran') },
  }
}

const ICMS_GROUPS = ['ICMS00', 'ICMS10', 'ICMS20', 'ICMS40', 'ICMS51', 'ICMS60', 'ICMS90']

/** Exempt and deferred groups (40, 51, 60) carry no amounts: the item then shows none. */
function readIcms(imposto: Fields): Tributo | null {
  const group = ICMS_GROUPS.find((name) => imposto.optionalGroup(name) !== null)
  if (group === undefined) return null
  const icms = imposto.group(group)
  const base = icms.optionalCentavos('vBC')
  if (base === null) return null
  return {
    baseCentavos: base,
    aliquota: icms.optional('pICMS', DECIMAL) ?? '0',
    valorCentavos: icms.optionalCentavos('vICMS') ?? 0,
  }
}

function readTributo(group: Fields | null, name: 'PIS' | 'COFINS'): Tributo | null {
  if (!group) return null
  return {
    baseCentavos: group.optionalCentavos('vBC') ?? 0,
    aliquota: group.optional(`p${name}`, DECIMAL) ?? '0',
    valorCentavos: group.optionalCentavos(`v${name}`) ?? 0,
  }
}
