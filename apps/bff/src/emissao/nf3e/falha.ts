/** What is wrong with a document, in terms of its own fields. */
export type Falha = {
  readonly codigo: CodigoFalha
  /** Path from `infNF3e`, as in `gFat/dVencFat` or `NFdet/det[3]/detItem/prod/vProd`; empty for the whole file. */
  readonly campo: string
  /** A Portuguese sentence that names the field. */
  readonly mensagem: string
}

export type CodigoFalha =
  | 'xml_invalido'
  | 'documento_desconhecido'
  | 'versao_nao_suportada'
  | 'campo_ausente'
  | 'campo_invalido'
  | 'grupo_ausente'
  | 'grupo_em_excesso'
  | 'chave_invalida'
  | 'chave_divergente'
  | 'protocolo_divergente'
  | 'total_divergente'
  | 'item_divergente'
  | 'pagamento_divergente'

/** Enough to correct a file by; a damaged one of 990 items would otherwise give tens of thousands. */
export const MAX_FALHAS = 100
