import { createBarraRenderer, SemBarra } from '#emissao/document/barra.ts'
import type { BarraRenderer } from '#emissao/document/barra.ts'
import type { Documento, Documentos } from '#emissao/engine/documentos.ts'
import { reopenNf3e } from '#emissao/nf3e/guarda.ts'
import { ErroDominio } from '#erros.ts'

/** A bill as it is kept. */
export interface FaturaGuardada {
  xmlDeflate: Uint8Array
  ucNumeroAnterior: string | null
}

/** The 2ª via of a kept bill: what a person asks for is marked as such (design rule 8). */
export function renderSegundaVia(
  documentos: Documentos,
  { xmlDeflate, ucNumeroAnterior }: FaturaGuardada,
): Documento {
  return documentos.render(reopenNf3e(xmlDeflate), { via: 2, ucNumeroAnterior, xmlDeflate })
}

/**
 * The barra of a kept bill. Its template is made when the first one is asked for: most processes never draw any.
 *
 * @returns a function that throws ErroDominio `estado_invalido` for a bill that no slip can pay
 */
export function createRenderBarra(): (fatura: FaturaGuardada) => Uint8Array {
  let renderer: BarraRenderer | undefined
  return ({ xmlDeflate, ucNumeroAnterior }) => {
    renderer ??= createBarraRenderer()
    const nf3e = reopenNf3e(xmlDeflate)
    const distribuidora = { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null }
    try {
      return renderer.render({ nf3e, via: 2, distribuidora, ucNumeroAnterior, mensagens: [] })
    } catch (error) {
      if (error instanceof SemBarra) throw new ErroDominio('estado_invalido', error.message)
      throw error
    }
  }
}
