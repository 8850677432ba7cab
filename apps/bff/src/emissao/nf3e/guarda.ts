import { deflateSync, inflateSync } from 'node:zlib'
import type { Nf3e } from './model.ts'
import { readNf3e } from './read-nf3e.ts'

/** How a document is kept: as it was received, in the deflated form that a PDF's attachment takes. */
export const keepXml = (xml: Uint8Array): Uint8Array => deflateSync(xml)

/** A kept document as a PDF takes it: its bytes, and its size before they were deflated, found out where it is not known. */
export const keptXml = (
  xmlDeflate: Uint8Array,
  tamanho: number | null = null,
): { deflated: Uint8Array; size: number } => ({
  deflated: xmlDeflate,
  size: tamanho ?? inflateSync(xmlDeflate).length,
})

/** A kept document, read again. Throws an Error when it cannot be: what is kept was readable once. */
export function reopenNf3e(xmlDeflate: Uint8Array): Nf3e {
  const reading = readNf3e(inflateSync(xmlDeflate))
  if (!reading.ok) throw new Error(`a kept NF3e cannot be read: ${reading.falhas[0]?.codigo}`)
  return reading.nf3e
}
