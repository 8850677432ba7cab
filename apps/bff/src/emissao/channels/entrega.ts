/**
 * How far a delivery had come when it ended. Up to `autenticacao` it is the account's matter; `remetente` is MAIL FROM,
 * `destinatario` RCPT TO, `dados` the DATA command. `resposta` is after the message itself: without a code there, the
 * server may have taken it and been cut off.
 */
export type Fase =
  | 'conexao'
  | 'tls'
  | 'autenticacao'
  | 'remetente'
  | 'destinatario'
  | 'dados'
  | 'resposta'
  /** Of WhatsApp, whose document goes up before the message that names it; an SMS has the message alone. */
  | 'midia'
  | 'mensagem'

/** What a receiving server said of one message, or that it could not be asked. */
export interface Resposta {
  /** SMTP reply code; null when the connection failed before or within the reply. */
  codigo: number | null
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`. */
  codigoEstendido: string | null
  /** The server's words, or the failure of the connection; bounded. */
  texto: string
  fase: Fase
}

export type Entrega =
  | { aceita: true; resposta: Resposta }
  | {
      aceita: false
      resposta: Resposta
      /** No connection came free: nothing was asked of anybody, and it is no attempt. */
      semConexao?: true
    }
