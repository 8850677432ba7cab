import { identifyDocument, normalizeDocument } from '@ramal/shared/domain/documents.ts'
import { foldText } from '@ramal/shared/domain/text.ts'
import type { TipoDocumento } from '#db/schema/cadastro.ts'

/** A person or company as a source names them. */
export interface TitularInformado {
  nome: string
  documento: string | null
  /** Null when the check digits fail or there is none. */
  documentoTipo: TipoDocumento | null
}

export interface TitularConhecido {
  id: number
  nome: string
  documento: string | null
  documentoTipo: TipoDocumento | null
}

export function titularInformado(nome: string, documento: string | null): TitularInformado {
  const valid = documento ? identifyDocument(documento) : null
  // NF3e says 00000 where the issuer does not know the document.
  const kept = documento && /[1-9A-Z]/i.test(documento) ? normalizeDocument(documento) : null
  return { nome, documento: valid?.documento ?? kept, documentoTipo: valid?.tipo ?? null }
}

/**
 * Whether both are the same person. Two valid documents decide; without them only an equal name does, so that doubt
 * never sends one person's bill to another.
 */
export function isMesmoTitular(informado: TitularInformado, conhecido: TitularConhecido): boolean {
  if (informado.documentoTipo && conhecido.documentoTipo) return informado.documento === conhecido.documento
  return foldText(informado.nome) === foldText(conhecido.nome)
}

/** Whether a document belongs to a company; a name alone does not tell. */
export const isPessoaJuridica = (tipo: TipoDocumento | null): boolean => tipo === 'cnpj'
