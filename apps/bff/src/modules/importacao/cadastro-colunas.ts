import { foldText } from '@ramal/shared/domain/text.ts'

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

const OBRIGATORIAS = COLUNAS.slice(0, 5)

/** @returns the columns in the file's order, or the sentence that refuses its header. */
export function readHeader(names: readonly string[]): Coluna[] | string {
  const colunas = names.map((name) => foldText(name).replaceAll(/[\s.-]+/g, '_') as Coluna)
  const unknown = colunas.filter((coluna) => !COLUNAS.includes(coluna))
  if (unknown.length > 0) return `Colunas desconhecidas: ${unknown.join(', ').slice(0, 200)}.`
  const repeated = colunas.filter((coluna, index) => colunas.indexOf(coluna) !== index)
  if (repeated.length > 0) return `Colunas repetidas: ${repeated.join(', ')}.`
  const missing = OBRIGATORIAS.filter((coluna) => !colunas.includes(coluna))
  return missing.length > 0 ? `Faltam as colunas: ${missing.join(', ')}.` : colunas
}
