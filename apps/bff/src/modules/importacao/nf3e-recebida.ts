import { createHash } from 'node:crypto'
import { encodeFatos } from '#emissao/nf3e/fatos.ts'
import { keepXml } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'
import type { EnergiaLida } from './energia-linha.ts'
import type { Falha } from './resultado.ts'

/** A bill of the delivery that is sound, with its bytes as they are kept. */
export interface FaturaRecebida {
  nome: string
  /** Where it stands in a file of many. */
  linha?: number
  /** What it says; of a bill older than the NF3e in the same form. */
  nf3e: Nf3e
  xml: DocumentoGuardado
  /** Set of a bill older than the NF3e. */
  energia?: EnergiaLida
}

/** A document as its row keeps it. */
export interface DocumentoGuardado {
  xmlDeflate: Uint8Array
  tamanho: number
  hash: string
  /** What it says, ready to be drawn; null is read from the document itself. */
  fatos: Uint8Array | null
}

const AUTORIZADA = '100'

/** The document as a bill, or what is wrong with it, by file and field. */
export function readNf3eRecebida({
  nome,
  bytes,
}: {
  nome: string
  bytes: Uint8Array
}): FaturaRecebida | { falhas: Falha[] } {
  const reading = readNf3e(bytes)
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
