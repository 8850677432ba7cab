import { hash } from 'node:crypto'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import { keptXml } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

export interface Documento {
  bytes: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
  versaoModelo: string
}

export interface OpcoesDocumento {
  via: 1 | 2
  ucNumeroAnterior: string | null
  /** The NF3e as it is kept (nf3e/guarda.ts): it goes into the PDF as it is. */
  xmlDeflate: Uint8Array
}

/** The documents of bills. Rendering is a pure function of the bill, so a disparo freezes the hash alone. */
export interface Documentos {
  readonly versaoModelo: string
  render(nf3e: Nf3e, opcoes: OpcoesDocumento): Documento
}

export async function createDocumentos(): Promise<Documentos> {
  const renderer = await createDanf3eRenderer()
  return {
    versaoModelo: renderer.templateVersion,
    render(nf3e, { via, ucNumeroAnterior, xmlDeflate }) {
      const bytes = renderer.render({
        nf3e,
        via,
        ucNumeroAnterior,
        distribuidora: { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null },
        mensagens: [],
        xml: keptXml(xmlDeflate),
      })
      const digest = hash('sha256', bytes)
      return { bytes, hash: digest, versaoModelo: renderer.templateVersion }
    },
  }
}
