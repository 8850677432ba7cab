import { umaLinha } from '#emissao/correio/uma-linha.ts'
import type { Recibo } from '#emissao/retornos/recibo.ts'
import { classeDoEstado } from './estados-smpp.ts'
import { lerTextoDeRecibo, significadoDe } from './recibo-smpp.ts'

/** Kannel's %d, in the words of its manual. 34 and 66 are newer: a failure (2) with its kind. */
const ESTADOS: ReadonlyMap<string, string> = new Map([
  ['1', 'delivery success'],
  ['2', 'delivery failure'],
  ['4', 'message buffered'],
  ['8', 'smsc submit'],
  ['16', 'smsc reject'],
  ['34', 'delivery expired'],
  ['66', 'delivery unknown'],
])

/** What Kannel told of a message; null for a state that it does not have. */
export function lerReciboKannel(
  valor: string,
  resposta: string,
): Pick<Recibo, 'estado' | 'codigo' | 'detalhe' | 'significa'> | null {
  const estado = ESTADOS.get(valor)
  if (estado === undefined) return null
  const { codigo } = lerTextoDeRecibo(resposta)
  const [detalhe = ''] = resposta.split(/\btext:/i)
  return {
    estado,
    codigo: codigo ?? valor,
    detalhe: umaLinha(detalhe) || null,
    significa: significadoDoKannel(valor, resposta),
  }
}

function significadoDoKannel(valor: string, resposta: string): Recibo['significa'] {
  if (valor === '1') return 'entregue'
  if (valor === '4' || valor === '8') return 'enviado'
  if (valor === '34') return { falhou: 'passageira' }
  // %A holds the SMSC's own words: its receipt, or `NACK/0x0000000b/Invalid Destination Address`.
  const nack = /\bNACK\/(?:0x)?([0-9a-f]{1,8})\b/i.exec(resposta)?.[1]
  if (nack !== undefined) return { falhou: classeDoEstado(Number.parseInt(nack, 16)) }
  const { estado, codigo } = lerTextoDeRecibo(resposta)
  const significa = estado === null ? 'enviado' : significadoDe(estado, codigo)
  return typeof significa === 'object' ? significa : { falhou: 'conteudo' }
}
