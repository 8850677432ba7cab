import { createHash } from 'node:crypto'
import { arrecadacaoToLinha, buildArrecadacaoBarcode } from '@ramal/shared/domain/arrecadacao.ts'
import { addDays } from '@ramal/shared/domain/dates.ts'
import { buildNf3eKey } from '@ramal/shared/domain/nf3e-key.ts'
import { buildPixBrCode } from '@ramal/shared/domain/pix.ts'
import { monthOf, monthOrdinal } from './competencias.ts'
import { STREAM } from './consumidores.ts'
import { DISTRIBUIDORA } from './distribuidora.ts'
import { MAX_UCS } from './documentos.ts'
import { computeFatura, type DemoFatura } from './fatura-calculo.ts'
import type { DemoUc } from './modelo.ts'
import { renderNf3e, type DemoCodigos } from './nf3e-xml.ts'
import { hash32 } from './random.ts'

export interface Nf3eXmlOptions {
  /** `nf3eProc` (default) carries the authorisation, status 100; `NF3e` is the bare document that still waits for it. */
  raiz?: 'nf3eProc' | 'NF3e'
  /** The bill that replaces the month's ordinary one. */
  substituta?: boolean
}

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'
const PRIMEIRO_MES = monthOrdinal('2022-01')
/** Months whose numbers fit a series: nine digits of nNF, ten million of them a month. */
const MESES_POR_SERIE = 99
const SERIE_DAS_SUBSTITUTAS = 900

/**
 * The NF3e (layout 1.00, UTF-8) of a UC of the book for a month 'AAAA-MM': the same text every time. Throws RangeError
 * on a month that is not one or that precedes the UC's first.
 */
export function nf3eXml(
  uc: DemoUc,
  competencia: string,
  { raiz = 'nf3eProc', substituta = false }: Nf3eXmlOptions = {},
): string {
  const fatura = computeFatura(uc, competencia)
  const codigos = makeCodigos(uc, fatura, substituta)
  const nf3e = renderNf3e(uc, fatura, codigos)
  if (raiz === 'NF3e') return `${PROLOG}${nf3e}`
  return (
    `${PROLOG}<nf3eProc versao="1.00" xmlns="http://www.portalfiscal.inf.br/nf3e">${nf3e}` +
    `${renderProtocolo(codigos, nf3e)}</nf3eProc>`
  )
}

/** The access key of that bill, without making its document. */
export function nf3eChave(uc: DemoUc, competencia: string): string {
  return makeCodigos(uc, computeFatura(uc, competencia)).chave
}

/** The registered event that cancels that bill. */
export function cancelamentoXml(uc: DemoUc, competencia: string): string {
  const { chave, emissao } = makeCodigos(uc, computeFatura(uc, competencia))
  const evento = `<cOrgao>${DISTRIBUIDORA.codigoUf}</cOrgao><tpAmb>2</tpAmb><chNF3e>${chave}</chNF3e>`
  const tipo = '<tpEvento>110111</tpEvento><nSeqEvento>1</nSeqEvento>'
  return (
    `${PROLOG}<procEventoNF3e versao="1.00" xmlns="http://www.portalfiscal.inf.br/nf3e"><eventoNF3e versao="1.00">` +
    `<infEvento Id="ID110111${chave}001">${evento}<dhEvento>${emissao}</dhEvento>${tipo}` +
    '<detEvento versaoEvento="1.00"><evCancNF3e><descEvento>Cancelamento</descEvento>' +
    '<xJust>Emitida para a unidade errada</xJust></evCancNF3e></detEvento></infEvento></eventoNF3e>' +
    `<retEventoNF3e versao="1.00"><infEvento>${evento}<cStat>135</cStat><xMotivo>Evento registrado e vinculado a NF3e</xMotivo>` +
    `${tipo}<dhRegEvento>${emissao}</dhRegEvento></infEvento></retEventoNF3e></procEventoNF3e>`
  )
}

export interface ContaDaDemo {
  linhaDigitavel: string
  /** 'AAAA-MM-DD'. */
  vencimento: string
  valorCentavos: number
}

/** What there is to pay of that bill, without making its document. */
export function contaDaDemo(uc: DemoUc, competencia: string): ContaDaDemo {
  const fatura = computeFatura(uc, competencia)
  const { vencimento, total } = fatura
  return {
    linhaDigitavel: makeLinhaDigitavel(uc, fatura, competencia),
    vencimento,
    valorCentavos: total.valor,
  }
}

function makeCodigos(uc: DemoUc, fatura: DemoFatura, substituta = false): DemoCodigos {
  const competencia = monthOf(fatura.ordinal)
  const mes = fatura.ordinal - PRIMEIRO_MES
  const serie = 1 + Math.floor(mes / MESES_POR_SERIE) + (substituta ? SERIE_DAS_SUBSTITUTAS : 0)
  const numero = (mes % MESES_POR_SERIE) * MAX_UCS + uc.indice + 1
  const cNF = digits(hash32(uc.indice, STREAM.fatura, fatura.ordinal) % 10_000_000, 7)
  const chave = buildNf3eKey({
    uf: DISTRIBUIDORA.codigoUf,
    // Issued two days after the reading, which falls on the 21st at the latest: the month of the competência.
    anoMes: competencia,
    cnpj: DISTRIBUIDORA.cnpj,
    serie,
    numero,
    tpEmis: 1,
    nSiteAutoriz: 0,
    cNF,
  })
  return {
    chave,
    serie,
    numero,
    cNF,
    emissao: `${addDays(fatura.leituraAtualEm, 2)}T08:${digits(uc.indice % 60, 2)}:00-03:00`,
    linhaDigitavel: makeLinhaDigitavel(uc, fatura, competencia),
    pix: makePix(uc, fatura),
    substitui: substituta ? makeCodigos(uc, fatura).chave : null,
  }
}

/** Segment 3 (energy), value in reais by modulus 10; the free field is ours: UC, month, four zeros. */
function makeLinhaDigitavel(uc: DemoUc, fatura: DemoFatura, competencia: string): string {
  return arrecadacaoToLinha(
    buildArrecadacaoBarcode({
      segmento: '3',
      identificacaoValor: '6',
      valorCentavos: fatura.total.valor,
      empresa: DISTRIBUIDORA.codigoFebraban,
      campoLivre: `${uc.numero}${competencia.replace('-', '')}0000`,
    }),
  )
}

/** A dynamic code whose charge would be read at a reserved domain. */
function makePix(uc: DemoUc, fatura: DemoFatura): string {
  const words = [0, 1, 2, 3].map((word) =>
    hash32(uc.indice, fatura.ordinal, word).toString(16).padStart(8, '0'),
  )
  return buildPixBrCode({
    destino: { url: `${DISTRIBUIDORA.pixLocal}/${words.join('')}` },
    nome: DISTRIBUIDORA.pixNome,
    cidade: DISTRIBUIDORA.pixCidade,
    valorCentavos: fatura.total.valor,
  })
}

function renderProtocolo({ chave, numero, emissao }: DemoCodigos, nf3e: string): string {
  const recibo = emissao.replace(':00-03:00', ':07-03:00')
  // State, year, then a sequence: 16 digits since NT 2021.003.
  const nProt = `${DISTRIBUIDORA.codigoUf}${emissao.slice(2, 4)}${digits(numero, 12)}`
  return (
    `<protNF3e versao="1.00"><infProt><tpAmb>2</tpAmb><verAplic>RAMAL-DEMO</verAplic><chNF3e>${chave}</chNF3e>` +
    `<dhRecbto>${recibo}</dhRecbto><nProt>${nProt}</nProt><digVal>${createHash('sha1').update(nf3e).digest('base64')}</digVal>` +
    '<cStat>100</cStat><xMotivo>Autorizado o uso da NF3e</xMotivo></infProt></protNF3e>'
  )
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
