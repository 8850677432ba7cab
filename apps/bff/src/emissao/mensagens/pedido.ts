import { escapeHtml } from './liquid.ts'
import type { Mensagem } from './mensagem.ts'
import { bloco } from './padrao/moldura.ts'

/** The words of a person who sends a message. */
export interface PalavrasDoPedido {
  /** Takes the place of the model's subject. */
  assunto: string | null
  /** Stands above the model's words, whoever has written these. */
  recado: string | null
}

const BODY = /<body\b[^>]*>/i

/** The message with what a person wrote into it: as text, never as markup. */
export function comPedido(mensagem: Mensagem, { assunto, recado }: PalavrasDoPedido): Mensagem {
  if (assunto === null && recado === null) return mensagem
  const { html, texto } = mensagem
  return {
    ...mensagem,
    // A line break in a header would begin another one.
    assunto: assunto?.replace(/\s+/gu, ' ').trim() || mensagem.assunto,
    ...(recado !== null && { html: acima(html, bloco(comoHtml(recado))), texto: `${recado}\n\n${texto}` }),
  }
}

const comoHtml = (recado: string): string => escapeHtml(recado).replace(/\r?\n/g, '<br>')

/** A replacer, because what is written may hold `$&`. */
const acima = (html: string, parte: string): string =>
  BODY.test(html) ? html.replace(BODY, (body) => `${body}\n${parte}`) : `${parte}\n${html}`
