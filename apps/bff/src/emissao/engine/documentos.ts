import { hash } from 'node:crypto'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import type { ContatosDistribuidora, Danf3eInput } from '#emissao/document/input.ts'
import { protectionFromBytes } from '#emissao/document/pdf/protect.ts'
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
  /** Its bytes before it was deflated, where they are known. */
  xmlTamanho?: number | null
}

/** The documents of bills. Rendering is a pure function of the bill, so a disparo freezes the hash alone. */
export interface Documentos {
  readonly versaoModelo: string
  render(nf3e: Nf3e, opcoes: OpcoesDocumento): Documento
  /**
   * The document, and its copy that a password opens.
   * @param chaves what `protectionToBytes` gave for the password
   */
  renderProtegido(
    nf3e: Nf3e,
    opcoes: OpcoesDocumento,
    chaves: Uint8Array,
  ): { documento: Documento; protegido: Uint8Array }
}

export async function createDocumentos(): Promise<Documentos> {
  const renderer = await createDanf3eRenderer()
  const versaoModelo = renderer.templateVersion
  const documentoDe = (bytes: Uint8Array): Documento => ({ bytes, hash: hash('sha256', bytes), versaoModelo })
  return {
    versaoModelo,
    render: (nf3e, opcoes) => documentoDe(renderer.render(inputOf(nf3e, opcoes))),
    renderProtegido(nf3e, opcoes, chaves) {
      const { plain, sealed } = renderer.renderProtected(inputOf(nf3e, opcoes), protectionFromBytes(chaves))
      return { documento: documentoDe(plain), protegido: sealed }
    },
  }
}

const inputOf = (
  nf3e: Nf3e,
  { via, ucNumeroAnterior, xmlDeflate, xmlTamanho }: OpcoesDocumento,
): Danf3eInput => ({
  nf3e,
  via,
  ucNumeroAnterior,
  distribuidora: contatosDaDistribuidora(nf3e),
  mensagens: [],
  xml: keptXml(xmlDeflate, xmlTamanho),
})

/** What a bill says of how to reach its distributor, on the screen, by e-mail and on paper alike. */
export const contatosDaDistribuidora = ({ emitente }: Nf3e): ContatosDistribuidora => ({
  sac: emitente.endereco.fone,
  ouvidoria: null,
  site: null,
})
