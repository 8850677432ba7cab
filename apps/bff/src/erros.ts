/** Codes a service may refuse with. HTTP statuses live in plugins/errors.ts, which lists every one of them. */
export type CodigoErro =
  | 'validacao'
  | 'nao_autenticado'
  | 'credenciais_invalidas'
  | 'sem_permissao'
  | 'origem_recusada'
  | 'nao_encontrado'
  | 'conflito'
  | 'atendimento_ja_aberto'
  | 'atendimento_encerrado'
  | 'chave_idempotencia_reutilizada'
  | 'termo_desatualizado'
  | 'whatsapp_nao_contratado'
  | 'estado_invalido'
  | 'fatura_paga'
  | 'fatura_cancelada'
  | 'fatura_substituida'
  | 'endereco_de_outro'
  | 'endereco_suprimido'
  | 'consentimento_necessario'
  | 'canal_indisponivel'
  | 'aviso_recusado'
  | 'arquivo_invalido'
  | 'muitas_tentativas'

export interface CampoRecusado {
  /** Path of the field as the caller sent it, e.g. `destinatarios.0.endereco`. */
  campo: string
  /** A sentence in Portuguese that a person understands. */
  mensagem: string
}

/** A rule refused the request: `message` is the sentence in Portuguese that the person reads. Services throw only this. */
export class ErroDominio extends Error {
  override readonly name = 'ErroDominio'
  readonly codigo: CodigoErro
  readonly campos: readonly CampoRecusado[]

  constructor(codigo: CodigoErro, mensagem: string, campos: readonly CampoRecusado[] = []) {
    super(mensagem)
    this.codigo = codigo
    this.campos = campos
  }
}

/** Refuses one field; the sentence names it. */
export const campoInvalido = (campo: string, mensagem: string) =>
  new ErroDominio('validacao', mensagem, [{ campo, mensagem }])
