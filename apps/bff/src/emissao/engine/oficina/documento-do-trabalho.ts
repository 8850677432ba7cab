import { SemBarra } from '#emissao/document/barra.ts'
import { lerFatosGuardados } from '#emissao/document/fatos-guardados.ts'
import type { Documentos } from '#emissao/engine/documentos.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'
import type { DocumentoEnviado, TrabalhoFatura } from './trabalho.ts'

/** A disparo that can never be sent as it is; the sentence is kept with it. */
export class NaoMontavel extends Error {}

export interface DocumentoDoTrabalho {
  nf3e: Nf3e
  /** As it goes out: under the adhesion's password, where it has one. */
  pdf: Uint8Array
  /** Of the plain one. */
  documento: DocumentoEnviado
}

/** A damaged document fails its own disparo and not the worker. @throws NaoMontavel */
export function lerFatos({ tipoFatura: tipo, fatos, xmlDeflate }: TrabalhoFatura): Nf3e {
  try {
    return lerFatosGuardados({ tipo, fatos, xmlDeflate })
  } catch (cause) {
    throw new NaoMontavel('O documento guardado da fatura não pode ser lido.', { cause })
  }
}

/** Draws what a disparo sends of a bill. @throws NaoMontavel */
export function desenhar(trabalho: TrabalhoFatura, documentos: Documentos): DocumentoDoTrabalho {
  const nf3e = lerFatos(trabalho)
  const { documento, protegido } = render(nf3e, trabalho, documentos)
  const { congelado } = trabalho
  if (congelado.versaoModelo === documento.versaoModelo && congelado.hash !== documento.hash) {
    throw new NaoMontavel('O documento gerado difere do que foi congelado na fila.')
  }
  const { hash, versaoModelo } = documento
  return { nf3e, pdf: protegido ?? documento.bytes, documento: { hash, versaoModelo } }
}

function render(nf3e: Nf3e, trabalho: TrabalhoFatura, documentos: Documentos) {
  const { via, tipoFatura: tipo, documento: conteudo, protecao } = trabalho
  const { xmlDeflate, xmlTamanho, fatos, ucNumeroAnterior } = trabalho
  if (conteudo === 'barra' || tipo !== 'danf3e') {
    const guardada = { tipo, xmlDeflate, xmlTamanho, fatos, ucNumeroAnterior }
    return withBarra(() =>
      protecao
        ? documentos.renderGuardadaProtegida(guardada, { via, conteudo }, protecao.chaves)
        : { documento: documentos.renderGuardada(guardada, { via, conteudo }), protegido: null },
    )
  }
  // The facts are at hand: what leaves by the million is not read twice.
  const opcoes = { via, ucNumeroAnterior, xmlDeflate, xmlTamanho }
  return protecao
    ? documentos.renderProtegido(nf3e, opcoes, protecao.chaves)
    : { documento: documentos.render(nf3e, opcoes), protegido: null }
}

/** A bill without a slip fails its own disparo. */
function withBarra<T>(render: () => T): T {
  try {
    return render()
  } catch (error) {
    if (error instanceof SemBarra) throw new NaoMontavel(error.message, { cause: error })
    throw error
  }
}
