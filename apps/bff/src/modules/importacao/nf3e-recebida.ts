import { createHash } from 'node:crypto'
import { encodeFatos } from '#emissao/nf3e/fatos.ts'
import { keepXml } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'
import type { Recebido } from './recebido.ts'
import type { Falha } from './resultado.ts'

/** A document of the delivery that is a sound NF3e, with its bytes as they are kept. */
export interface Nf3eRecebida {
  nome: string
  nf3e: Nf3e
  xml: DocumentoGuardado
}

/** A document as its row keeps it. */
export interface DocumentoGuardado {
  xmlDeflate: Uint8Array
  tamanho: number
  hash: string
  /** What it says, ready to be drawn. */
  fatos: Uint8Array
}

const AUTORIZADA = '100'

/** The document as a bill, or what is wrong with it, by file and field. */
export function readRecebida(recebido: Recebido): Nf3eRecebida | { falhas: Falha[] } {
  const { nome } = recebido
  if ('falha' in recebido) return { falhas: [falhaDe(nome, recebido.falha)] }
  const reading = readNf3e(recebido.bytes)
  if (!reading.ok) {
    return { falhas: reading.falhas.map((falha) => falhaDe(nome, falha.mensagem, falha.campo || null)) }
  }
  const hash = createHash('sha256').update(reading.xml).digest('hex')
  const { nf3e } = reading
  return {
    nome,
    nf3e,
    xml: { xmlDeflate: keepXml(reading.xml), tamanho: reading.xml.length, hash, fatos: encodeFatos(nf3e) },
  }
}

/** The fiscal authorisation that the document carries, or null while it waits for it. */
export function autorizacaoDe({ protocolo }: Nf3e): { protocolo: string; em: Date } | null {
  if (protocolo?.status !== AUTORIZADA) return null
  return { protocolo: protocolo.numero, em: new Date(protocolo.recebidoEm) }
}

/** Whether both say the same of the bill; the protocol around it and the writing of the XML may differ. */
export function isMesmaNf3e(one: Nf3e, other: Nf3e): boolean {
  const facts = (nf3e: Nf3e) => JSON.stringify({ ...nf3e, protocolo: null })
  return facts(one) === facts(other)
}

export const falhaDe = (arquivo: string, mensagem: string, campo: string | null = null): Falha => ({
  arquivo,
  linha: null,
  campo,
  mensagem,
})
