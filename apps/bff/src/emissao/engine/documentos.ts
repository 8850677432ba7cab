import { createHash } from 'node:crypto'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

export interface Documento {
  bytes: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string
  versaoModelo: string
}

/** The documents of bills. Rendering is a pure function of the bill, so a disparo freezes the hash alone. */
export interface Documentos {
  readonly versaoModelo: string
  render(nf3e: Nf3e, opcoes: { via: 1 | 2; ucNumeroAnterior: string | null }): Documento
}

export async function createDocumentos(): Promise<Documentos> {
  const renderer = await createDanf3eRenderer()
  return {
    versaoModelo: renderer.templateVersion,
    render(nf3e, { via, ucNumeroAnterior }) {
      const bytes = renderer.render({
        nf3e,
        via,
        ucNumeroAnterior,
        distribuidora: { sac: nf3e.emitente.endereco.fone, ouvidoria: null, site: null },
        mensagens: [],
      })
      const hash = createHash('sha256').update(bytes).digest('hex')
      return { bytes, hash, versaoModelo: renderer.templateVersion }
    },
  }
}
