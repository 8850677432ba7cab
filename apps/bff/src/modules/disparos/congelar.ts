import { hash } from 'node:crypto'
import { BARRA_TEXTO_VERSION, temBarra, textoDaBarra } from '@ramal/shared/domain/barra-texto.ts'
import type { MeioDisparo } from '#db/schema/emissao.ts'
import { camposDaFatura } from '#emissao/channels/campos-da-fatura.ts'
import { SemBarra } from '#emissao/document/barra.ts'
import { lerFatosGuardados } from '#emissao/document/fatos-guardados.ts'
import type { ConteudoDaFatura, Documentos } from '#emissao/engine/documentos.ts'
import { ErroDominio } from '#erros.ts'
import type { FaturaPedida } from './faturas-pedidas-repository.ts'
import type { DocumentoCongelado } from './fila.ts'

export interface FormaDeEnvio {
  conteudo: ConteudoDaFatura
  meio: MeioDisparo
}

type Guardada = Pick<
  FaturaPedida,
  'tipo' | 'fatos' | 'xmlDeflate' | 'xmlTamanho' | 'ucNumero' | 'ucNumeroAnterior' | 'debitoAutomatico'
>

/**
 * What a disparo freezes of its bill (design rule 5): the hash of the PDF, or of the words where a barra goes as text.
 * @returns a function that throws ErroDominio `estado_invalido` for the barra of a bill that none can pay
 */
export const createCongelar =
  (documentos: Documentos) =>
  (guardada: Guardada, { conteudo, meio }: FormaDeEnvio): DocumentoCongelado => {
    try {
      if (conteudo === 'barra' && (meio === 'sms' || meio === 'whatsapp')) return congelarTexto(guardada)
      const documento = documentos.renderGuardada(guardada, { via: 2, conteudo })
      return { hash: documento.hash, versaoModelo: documento.versaoModelo }
    } catch (error) {
      if (error instanceof SemBarra) throw new ErroDominio('estado_invalido', error.message)
      throw error
    }
  }

function congelarTexto({ ucNumero, debitoAutomatico, ...guardada }: Guardada): DocumentoCongelado {
  const campos = camposDaFatura(lerFatosGuardados(guardada), ucNumero)
  if (!temBarra(campos)) throw new SemBarra(debitoAutomatico ? 'debito_automatico' : 'sem_codigo')
  return { hash: hash('sha256', textoDaBarra(campos)), versaoModelo: BARRA_TEXTO_VERSION }
}
