/** What a receiving server said of one message, or that it could not be asked. */
export interface Resposta {
  /** SMTP reply code; null when the connection failed before or within the reply. */
  codigo: number | null
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`. */
  codigoEstendido: string | null
  /** The server's words, or the failure of the connection; bounded. */
  texto: string
  /** True when it was the recipient that the server refused (RCPT TO), not the message. */
  noDestinatario: boolean
}

export type Entrega = { aceita: true; resposta: Resposta } | { aceita: false; resposta: Resposta }

/** One message with its envelope, as a mail channel takes it. */
export interface Envelope {
  de: string
  para: string
  messageId: string
  data: Date
}
