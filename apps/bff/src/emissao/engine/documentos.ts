import { hash } from 'node:crypto'
import type { TipoFatura } from '#db/schema/faturas.ts'
import { createBarraRenderer, type BarraRenderer } from '#emissao/document/barra.ts'
import { createDanf3eRenderer } from '#emissao/document/danf3e.ts'
import type { ContatosDistribuidora, Danf3eInput } from '#emissao/document/input.ts'
import { protectionFromBytes } from '#emissao/document/pdf/protect.ts'
import { decodeFatos } from '#emissao/nf3e/fatos.ts'
import { keptXml, reopenNf3e } from '#emissao/nf3e/guarda.ts'
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

/** A bill as it is kept (`faturas` and `fatura_xmls`), whatever its kind. */
export interface FaturaGuardada {
  tipo: TipoFatura
  xmlDeflate: Uint8Array
  xmlTamanho?: number | null
  /** Null is read from the document again. */
  fatos?: Uint8Array | null
  ucNumeroAnterior: string | null
}

export type ConteudoDaFatura = 'fatura' | 'barra'

/** The documents of bills. Rendering is a pure function of the bill, so a disparo freezes the hash alone. */
export interface Documentos {
  readonly versaoModelo: string
  render(nf3e: Nf3e, opcoes: OpcoesDocumento): Documento
  /**
   * The document of a bill as it is kept, or its slip alone.
   * @throws SemBarra for the slip of a bill that none can pay
   */
  renderGuardada(guardada: FaturaGuardada, opcoes: { via: 1 | 2; conteudo: ConteudoDaFatura }): Documento
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
  const documentoDe = (bytes: Uint8Array, versao = versaoModelo): Documento => ({
    bytes,
    hash: hash('sha256', bytes),
    versaoModelo: versao,
  })
  // Its template is made when the first one is asked for: most processes never draw any.
  let barras: BarraRenderer | undefined
  return {
    versaoModelo,
    render: (nf3e, opcoes) => documentoDe(renderer.render(inputOf(nf3e, opcoes))),
    renderGuardada(guardada, { via, conteudo }) {
      const { fatos, xmlDeflate, xmlTamanho = null, ucNumeroAnterior } = guardada
      const nf3e = (fatos && decodeFatos(fatos)) ?? reopenNf3e(xmlDeflate)
      const input = inputOf(nf3e, { via, ucNumeroAnterior, xmlDeflate, xmlTamanho })
      if (conteudo === 'fatura') return documentoDe(renderer.render(input))
      barras ??= createBarraRenderer()
      return documentoDe(barras.render(input), barras.templateVersion)
    },
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
