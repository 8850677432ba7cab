import { simpleParser, type ParsedMail, type SimpleParserOptions } from 'mailparser'
import { readGrupos, type Campos } from './campos.ts'

/** A message taken apart as far as a return is told by it. */
export interface Partes {
  /** Of the message itself; names in lower case, values unfolded and as they came. */
  cabecalhos: Campos
  /** What a person would read. */
  texto: string
  /** Parts that are no text for a person, decoded: type in lower case and content. */
  anexos: readonly { tipo: string; texto: string }[]
}

// The types package does not know the option yet: without it the fields of a DSN would be mixed into the text.
const OPCOES = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
} as SimpleParserOptions

const MAX_TEXTO = 100_000

/** Takes a raw message apart. Never throws: what cannot be read has no parts. */
export async function readPartes(raw: Buffer): Promise<Partes> {
  const cabecalhos = readGrupos(raw.subarray(0, MAX_TEXTO).toString('latin1'))[0] ?? new Map()
  const mail = await simpleParser(raw, OPCOES).catch((): Partial<ParsedMail> => ({}))
  return {
    cabecalhos,
    texto: (mail.text ?? '').slice(0, MAX_TEXTO),
    anexos: attachmentsOf(mail).map(({ contentType, content }) => ({
      tipo: (contentType || '').toLowerCase(),
      texto: content.subarray(0, MAX_TEXTO).toString('utf8'),
    })),
  }
}

// Of a part whose type cannot be read the library says false, and its types do not.
const attachmentsOf = ({ attachments = [] }: Partial<ParsedMail>) =>
  attachments as readonly { contentType: string | false; content: Buffer }[]

/** The decoded part of a type, e.g. `message/delivery-status`; its `message/global-…` twin of RFC 6533 counts too. */
export function parteDe({ anexos }: Partes, tipo: string): string | null {
  const twin = tipo.replace('message/', 'message/global-')
  return anexos.find((anexo) => anexo.tipo === tipo || anexo.tipo === twin)?.texto ?? null
}

/** Header fields of the message that came back, whole (message/rfc822) or its headers alone. */
export function cabecalhosDevolvidos({ anexos }: Partes): Campos | undefined {
  const devolvida = anexos.find(({ tipo }) =>
    [
      'message/rfc822',
      'text/rfc822-headers',
      'message/rfc822-headers',
      'message/global',
      'message/global-headers',
    ].includes(tipo),
  )
  return devolvida && readGrupos(devolvida.texto)[0]
}
