import { hash } from 'node:crypto'
import { createBarraRenderer, type BarraRenderer } from '#emissao/document/barra.ts'
import { createDanf3eRenderer, type Danf3eRenderer } from '#emissao/document/danf3e.ts'
import { createFaturaEnergiaRenderer, type FaturaEnergiaRenderer } from '#emissao/document/fatura-energia.ts'
import {
  contatosDaDistribuidora,
  folhaDaGuardada,
  type ConteudoDaFatura,
  type FaturaGuardada,
} from '#emissao/document/folha.ts'
import type { Danf3eInput } from '#emissao/document/input.ts'
import type { Folha } from '#emissao/document/lote.ts'
import { protectionFromBytes, type Protection } from '#emissao/document/pdf/protect.ts'
import type { ProtectedFile } from '#emissao/document/pdf/write-file.ts'
import { keptXml } from '#emissao/nf3e/guarda.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

export type { ConteudoDaFatura, FaturaGuardada } from '#emissao/document/folha.ts'

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

export interface OpcoesGuardada {
  via: 1 | 2
  conteudo: ConteudoDaFatura
}

export interface DocumentoProtegido {
  documento: Documento
  protegido: Uint8Array
}

/** The documents of bills. Rendering is a pure function of the bill, so a disparo freezes the hash alone. */
export interface Documentos {
  readonly versaoModelo: string
  render(nf3e: Nf3e, opcoes: OpcoesDocumento): Documento
  /**
   * The document of a bill as it is kept, or its slip alone.
   * @throws SemBarra for the slip of a bill that none can pay
   */
  renderGuardada(guardada: FaturaGuardada, opcoes: OpcoesGuardada): Documento
  /**
   * The document, and its copy that a password opens.
   * @param chaves what `protectionToBytes` gave for the password
   */
  renderProtegido(nf3e: Nf3e, opcoes: OpcoesDocumento, chaves: Uint8Array): DocumentoProtegido
  /** `renderGuardada` with its copy that a password opens. */
  renderGuardadaProtegida(
    guardada: FaturaGuardada,
    opcoes: OpcoesGuardada,
    chaves: Uint8Array,
  ): DocumentoProtegido
}

export async function createDocumentos(): Promise<Documentos> {
  const danf3e = await createDanf3eRenderer()
  const versaoModelo = danf3e.templateVersion
  const desenhistas = createDesenhistas(danf3e)
  const documentoDe = (bytes: Uint8Array, versao = versaoModelo): Documento => ({
    bytes,
    hash: hash('sha256', bytes),
    versaoModelo: versao,
  })
  return {
    versaoModelo,
    render: (nf3e, opcoes) => documentoDe(danf3e.render(inputOf(nf3e, opcoes))),
    renderGuardada(guardada, opcoes) {
      const { render, versao } = desenhistas(folhaDaGuardada(guardada, opcoes))
      return documentoDe(render(), versao)
    },
    renderProtegido(nf3e, opcoes, chaves) {
      const { plain, sealed } = danf3e.renderProtected(inputOf(nf3e, opcoes), protectionFromBytes(chaves))
      return { documento: documentoDe(plain), protegido: sealed }
    },
    renderGuardadaProtegida(guardada, opcoes, chaves) {
      const { protect, versao } = desenhistas(folhaDaGuardada(guardada, opcoes))
      const { plain, sealed } = protect(chaves)
      return { documento: documentoDe(plain, versao), protegido: sealed }
    },
  }
}

/** Who draws what. Those that most processes never need are made when the first one is asked for. */
function createDesenhistas(danf3e: Danf3eRenderer) {
  let barras: BarraRenderer | undefined
  let energia: FaturaEnergiaRenderer | undefined
  return (folha: Folha) => {
    if (folha.desenho === 'fatura_energia') {
      return desenhista((energia ??= createFaturaEnergiaRenderer()), folha.input)
    }
    return desenhista(folha.desenho === 'danf3e' ? danf3e : (barras ??= createBarraRenderer()), folha.input)
  }
}

interface Renderer<Input> {
  readonly templateVersion: string
  readonly render: (input: Input) => Uint8Array
  readonly renderProtected: (input: Input, protection: Protection) => ProtectedFile
}

const desenhista = <Input>(renderer: Renderer<Input>, input: Input) => ({
  versao: renderer.templateVersion,
  render: () => renderer.render(input),
  protect: (chaves: Uint8Array) => renderer.renderProtected(input, protectionFromBytes(chaves)),
})

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
