import type { Falha } from './falha.ts'
import { Fields } from './fields.ts'
import { CHAVE, DATA_HORA, digits } from './formats.ts'
import { parseXml, XmlRefused } from './xml-tree.ts'

const NAMESPACE = 'http://www.portalfiscal.inf.br/nf3e'
const CANCELAMENTO = '110111'
/** `cStat` of an event that the authoriser has registered, with or without linking it to the note. */
const REGISTRADO = ['100', '135', '136']

/** A registered cancellation of an NF3e. */
export interface CancelamentoNf3e {
  chave: string
  /** ISO 8601, as the authoriser registered it. */
  registradoEm: string
}

/** Whether the document begins like an event of an NF3e, so that it is worth reading as one. */
export function isEvento(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  )
  return /<(?:\w+:)?(?:procEventoNF3e|eventoNF3e)[\s>]/.test(head)
}

/**
 * Reads the registered event of a cancellation (`procEventoNF3e`). One that only was asked for (`eventoNF3e` alone) ends
 * nothing. Never throws, whatever the bytes; the signature is not verified here, as that of an NF3e is not.
 */
export function readEvento(
  bytes: Uint8Array,
): { ok: true; evento: CancelamentoNf3e } | { ok: false; falhas: readonly Falha[] } {
  try {
    return readDocument(bytes)
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    return { ok: false, falhas: [{ codigo: 'xml_invalido', campo: '', mensagem: error.message }] }
  }
}

function readDocument(bytes: Uint8Array): ReturnType<typeof readEvento> {
  const falhas: Falha[] = []
  const root = parseXml(bytes, NAMESPACE)
  const document = new Fields(root, '', falhas)
  const refuse = (campo: string, mensagem: string) => {
    document.fault('documento_desconhecido', campo, mensagem)
    return { ok: false as const, falhas }
  }
  if (root.name !== 'procEventoNF3e') {
    return refuse('retEventoNF3e', 'O evento ainda não foi registrado: envie o procEventoNF3e.')
  }
  const pedido = document.group('eventoNF3e').group('infEvento')
  const registro = document.group('retEventoNF3e').group('infEvento')
  const [chave, tipo] = [pedido.text('chNF3e', CHAVE), pedido.text('tpEvento', digits(6))]
  const status = registro.text('cStat', digits(3))
  const registradoEm = registro.optional('dhRegEvento', DATA_HORA) ?? pedido.text('dhEvento', DATA_HORA)
  if (falhas.length > 0) return { ok: false, falhas }
  if (tipo !== CANCELAMENTO) return refuse('tpEvento', `O evento ${tipo} não é um cancelamento.`)
  if (!REGISTRADO.includes(status))
    return refuse('cStat', `O evento não foi registrado (situação ${status}).`)
  const registrada = registro.optional('chNF3e', CHAVE)
  if (registrada !== null && registrada !== chave) return refuse('chNF3e', 'O registro é de outra NF3e.')
  return { ok: true, evento: { chave, registradoEm } }
}
