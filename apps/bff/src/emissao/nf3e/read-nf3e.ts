import { checkChave, readChaveParts } from './check-chave.ts'
import { resolvePagamento } from './check-pagamento.ts'
import { checkTotais } from './check-totais.ts'
import type { Falha } from './falha.ts'
import { Fields } from './fields.ts'
import { CHAVE, DATA_HORA, digits, oneOf, texto, URL_QR } from './formats.ts'
import type { Nf3e, Protocolo } from './model.ts'
import { readCompensacao } from './read-compensacao.ts'
import { readFatura, readHistorico, readTotais } from './read-fatura.ts'
import { readItens } from './read-itens.ts'
import {
  readAcesso,
  readContratos,
  readDestinatario,
  readEmitente,
  readMedidores,
  readSubstituida,
} from './read-partes.ts'
import { parseXml, XmlRefused } from './xml-tree.ts'
import type { XmlElement } from './xml-tree.ts'

const NAMESPACE = 'http://www.portalfiscal.inf.br/nf3e'

export type Nf3eReading =
  | {
      readonly ok: true
      readonly nf3e: Nf3e
      /** Sentences about what was left out of the bill without making it wrong. */
      readonly avisos: readonly string[]
      /** The bytes as received: what is stored and attached, never a re-serialisation. */
      readonly xml: Uint8Array
    }
  | { readonly ok: false; readonly falhas: readonly Falha[] }

/**
 * Reads one NF3e, layout 1.00, bare (`NF3e`) or authorised (`nf3eProc`), in UTF-8 or ISO-8859-1 and with any
 * namespace prefix. Checks structure, access key, totals and payment code and reports every fault found.
 *
 * Never throws, whatever the bytes. The signature is not verified here.
 */
export function readNf3e(bytes: Uint8Array): Nf3eReading {
  try {
    return readDocument(parseXml(bytes, NAMESPACE), bytes)
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    return { ok: false, falhas: [{ codigo: 'xml_invalido', campo: '', mensagem: error.message }] }
  }
}

function readDocument(root: XmlElement, xml: Uint8Array): Nf3eReading {
  const falhas: Falha[] = []
  const avisos: string[] = []
  const document = new Fields(root, '', falhas)
  const nf3eFields = root.name === 'nf3eProc' ? document.optionalGroup('NF3e') : document
  if (!nf3eFields || (root.name !== 'NF3e' && root.name !== 'nf3eProc')) {
    const mensagem = 'O arquivo não é uma NF3e: a raiz deve ser NF3e ou nf3eProc da versão 1.00.'
    return { ok: false, falhas: [{ codigo: 'documento_desconhecido', campo: '', mensagem }] }
  }
  const nf3e = readContent(nf3eFields.group('infNF3e').asRoot(), nf3eFields, document, avisos)
  return falhas.length === 0 ? { ok: true, nf3e, avisos, xml } : { ok: false, falhas }
}

function readContent(infNF3e: Fields, nf3eFields: Fields, document: Fields, avisos: string[]): Nf3e {
  checkVersion(infNF3e)
  const ide = infNF3e.group('ide')
  const emitente = readEmitente(infNF3e.group('emit'))
  const parts = readChaveParts(ide, emitente.cnpj)
  const chave = checkChave(infNF3e, parts)
  const read = readItens(infNF3e)
  const totais = readTotais(infNF3e.group('total'))
  const itens = checkTotais(infNF3e, read, totais)
  const fatura = resolvePagamento(infNF3e, readFatura(infNF3e.group('gFat')), totais, avisos)
  const infAdic = infNF3e.optionalGroup('infAdic')
  return {
    chave,
    serie: parts.serie,
    numero: parts.nNF,
    ambiente: ide.text('tpAmb', oneOf(['1', '2'])) === '1' ? 'producao' : 'homologacao',
    finalidade: FINALIDADES[ide.text('finNF3e', oneOf(FINALIDADES))] ?? 'normal',
    emitidaEm: parts.dhEmi,
    contingencia: readContingencia(ide, parts.tpEmis),
    emitente,
    destinatario: readDestinatario(infNF3e.group('dest')),
    acesso: readAcesso(infNF3e.group('acessante')),
    substituida: readSubstituida(infNF3e.optionalGroup('gSub')),
    desmembradaDe: infNF3e.informative().optionalGroup('gJudic')?.optional('chNF3e', CHAVE) ?? null,
    contratos: readContratos(infNF3e.informative()),
    medidores: readMedidores(infNF3e),
    compensacao: readCompensacao(infNF3e.optionalGroup('gSCEE')),
    itens,
    itensCorrigidos: read.itensCorrigidos,
    totais,
    fatura,
    historico: readHistorico(infNF3e.group('gANEEL')),
    informacoesFisco: infAdic?.optional('infAdFisco', texto(1, 2000)) ?? null,
    informacoes: infAdic?.all('infCpl', 5, texto(1, 3000)) ?? [],
    qrCode: nf3eFields.group('infNF3eSupl').text('qrCodNF3e', URL_QR),
    protocolo: readProtocolo(document.optionalGroup('protNF3e'), chave),
  }
}

const FINALIDADES: Readonly<Record<string, Nf3e['finalidade']>> = {
  '1': 'normal',
  '2': 'substituicao',
  '3': 'ajuste',
}

function checkVersion(infNF3e: Fields): void {
  if (infNF3e.attribute('versao', texto(1, 10)) === '1.00') return
  infNF3e.fault('versao_nao_suportada', '@versao', 'A versão em infNF3e/@versao não é a 1.00.')
}

/** `dhCont` and `xJust` exist exactly when the issue was offline (authoriser's rules 415–417). */
function readContingencia(ide: Fields, tpEmis: string): Nf3e['contingencia'] {
  if (tpEmis === '1' || tpEmis === '') return null
  return { desde: ide.text('dhCont', DATA_HORA), justificativa: ide.text('xJust', texto(15, 256)) }
}

function readProtocolo(protNF3e: Fields | null, chave: string): Protocolo | null {
  if (!protNF3e) return null
  const infProt = protNF3e.group('infProt')
  if (infProt.text('chNF3e', CHAVE) !== chave && chave !== '') {
    const mensagem = 'O protocolo em protNF3e/infProt/chNF3e é de outra NF3e.'
    infProt.fault('protocolo_divergente', 'chNF3e', mensagem)
  }
  const status = infProt.text('cStat', digits(3))
  return {
    // A refused document has no protocol number; 15 digits before NT 2021.003, 16 since.
    numero:
      status === '100'
        ? infProt.text('nProt', digits(15, 16))
        : (infProt.optional('nProt', digits(15, 16)) ?? ''),
    recebidoEm: infProt.text('dhRecbto', DATA_HORA),
    status,
    motivo: infProt.text('xMotivo', texto(1, 255)),
  }
}
