import { cabecalhoDe } from './csv.ts'

/**
 * The columns of a cadastro file, by the names of its header (docs/cadastro-csv.md). Only the first five are required;
 * an empty cell means that the source does not tell, not that there is nothing.
 */
export const COLUNAS = [
  'numero',
  'titular',
  'logradouro',
  'municipio',
  'uf',
  'numero_anterior',
  'documento',
  'numero_endereco',
  'complemento',
  'bairro',
  'cep',
  'medidor',
  'roteiro',
  'classe',
  'subclasse',
  'grupo_tensao',
  'modalidade',
  'fases',
  'celular',
  'fone',
  'email',
  'debito_automatico',
  'suporte_vital',
  'baixa_renda',
] as const

export type Coluna = (typeof COLUNAS)[number]
export type Celulas = Partial<Record<Coluna, string>>

/** @returns the columns in the file's order, or the sentence that refuses its header. */
export const readHeader = cabecalhoDe(COLUNAS, 5)
