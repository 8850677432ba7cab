import type { Documento, Documentos } from '#emissao/engine/documentos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'

/** The 2ª via of a kept bill: what a person asks for is marked as such (design rule 8). */
export function renderSegundaVia(
  documentos: Documentos,
  { xmlDeflate, ucNumeroAnterior }: { xmlDeflate: Uint8Array; ucNumeroAnterior: string | null },
): Documento {
  return documentos.render(reopenNf3e(xmlDeflate), { via: 2, ucNumeroAnterior, xmlDeflate })
}
