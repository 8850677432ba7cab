import type { Mensagem, Pdu } from 'smpp'
import { umaLinha } from '#emissao/correio/uma-linha.ts'
import type { Recibo } from '#emissao/retornos/recibo.ts'

/** What a deliver_sm says of a message: the SMSC's receipt. */
export interface ReciboSmpp {
  /** As the SMSC writes it. */
  id: string
  /** `DELIVRD`, `UNDELIV`… */
  estado: string
  /** The network's own code of a failure. */
  codigo: string | null
  detalhe: string
  /** E.164, where it surely is that. */
  numero: string | null
}

/** esm_class of the SMSC's receipts, final and intermediate. */
const TIPO_DA_MENSAGEM = 0x3c
const RECIBO = 0x04
const RECIBO_PARCIAL = 0x20

/** message_state (SMPP 3.4, §5.2.28) in the words that receipts have for them. */
const ESTADOS = [
  'ENROUTE',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
]

/**
 * Reads a receipt, from its TLVs where they came and else from its text, whose format the standard gives as an example and
 * every SMSC varies. Null for what is none, as the answer of a person.
 */
export function lerReciboSmpp(pdu: Pdu): ReciboSmpp | null {
  const texto = textoDe(pdu.short_message) || textoDe(pdu.message_payload)
  const tipo = (pdu.esm_class ?? 0) & TIPO_DA_MENSAGEM
  const marcado = tipo === RECIBO || tipo === RECIBO_PARCIAL || pdu.receipted_message_id !== undefined
  const lido = lerTextoDeRecibo(texto)
  const id = pdu.receipted_message_id ?? lido.id
  if (!id || (!marcado && lido.estado === null)) return null
  const estado = (pdu.message_state === undefined ? undefined : ESTADOS[pdu.message_state]) ?? lido.estado
  return {
    id,
    estado: estado ?? 'UNKNOWN',
    codigo: lido.codigo,
    detalhe: lido.detalhe,
    numero: numeroDe(pdu),
  }
}

/** The fields of the text of a receipt: `id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…`. */
export function lerTextoDeRecibo(texto: string) {
  // What follows is the beginning of the message itself.
  const [campos = ''] = texto.split(/\btext:/i)
  const campo = (padrao: RegExp): string | null => padrao.exec(campos)?.[1] ?? null
  return {
    id: campo(/\bid:\s*([^\s:]{1,65})/i),
    estado: campo(/\bstat:\s*([a-z]{1,20})/i)?.toUpperCase() ?? null,
    codigo: campo(/\berr:\s*([0-9a-z]{1,10})/i),
    detalhe: umaLinha(campos),
  }
}

function textoDe({ message = '' }: Mensagem = {}): string {
  // Receipts are ASCII, whatever their data_coding says: read as GSM-7 the underscores of ids are section signs.
  return typeof message === 'string' ? message.replaceAll('§', '_') : message.toString('latin1')
}

const numeroDe = ({ source_addr: numero = '' }: Pdu): string | null =>
  /^\+?55\d{10,11}$/.test(numero) ? `+${numero.replace('+', '')}` : null

/** MAP errors (3GPP TS 29.002) by which the network says that there is no such subscriber: 1 unknown, 5 unidentified, 9 illegal. */
const SEM_ASSINANTE = new Set([1, 5, 9])

/**
 * What the state of a receipt means. Only a code that proves it blames the number: *undeliverable* alone may be a phone
 * that was off, and the customer would get no more messages for it.
 */
export function significadoDe(estado: string, codigo: string | null): Recibo['significa'] {
  switch (estado) {
    case 'DELIVRD':
      return 'entregue'
    case 'EXPIRED':
      return { falhou: 'passageira' }
    case 'UNDELIV':
      return { falhou: SEM_ASSINANTE.has(Number(codigo ?? Number.NaN)) ? 'destinatario' : 'conteudo' }
    case 'DELETED':
    case 'REJECTD':
      return { falhou: 'conteudo' }
    default:
      return 'enviado'
  }
}
