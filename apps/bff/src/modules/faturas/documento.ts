import { inflateSync } from 'node:zlib'
import type { Documento, Documentos } from '#emissao/engine/documentos.ts'
import { readNf3e } from '#emissao/nf3e/read-nf3e.ts'

/** The 2ª via of a kept bill: what a person asks for is marked as such (design rule 8). */
export function renderSegundaVia(
  documentos: Documentos,
  { xmlDeflate, ucNumeroAnterior }: { xmlDeflate: Uint8Array; ucNumeroAnterior: string | null },
): Documento {
  const reading = readNf3e(inflateSync(xmlDeflate))
  if (!reading.ok) throw new Error(`a kept NF3e cannot be read: ${reading.falhas[0]?.codigo}`)
  return documentos.render(reading.nf3e, { via: 2, ucNumeroAnterior })
}
