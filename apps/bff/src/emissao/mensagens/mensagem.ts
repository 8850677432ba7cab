/** A message ready for a mail channel, still without its envelope. */
export interface Mensagem {
  assunto: string
  texto: string
  html: string
  anexos: readonly { nome: string; tipo: string; bytes: Uint8Array }[]
}
