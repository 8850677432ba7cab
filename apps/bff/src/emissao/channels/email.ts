import { createTransport } from 'nodemailer'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import type { Entrega, Envelope, Resposta } from './entrega.ts'

/** Sends mail by one SMTP server. Failures are answers, not exceptions: each is an attempt to be recorded. */
export interface CanalEmail {
  readonly conexoes: number
  enviar(envelope: Envelope, mensagem: Mensagem): Promise<Entrega>
  close(): void
}

export interface OpcoesSmtp {
  conexoes?: number
  /** Bound of one delivery, from the wait for a connection to the server's last word. */
  prazoMs?: number
}

export const PRAZO_ENTREGA_MS = 60_000
const CONEXOES = 5
const MAX_RESPOSTA = 500

/** @param url `smtp://` or `smtps://`, with user and password where the server asks for them. */
export function createCanalSmtp(
  url: string,
  { conexoes = CONEXOES, prazoMs = PRAZO_ENTREGA_MS }: OpcoesSmtp = {},
): CanalEmail {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: conexoes,
    maxMessages: Infinity,
    // The pool's own re-sends would be attempts that nobody records.
    maxRequeues: 0,
    connectionTimeout: prazoMs / 4,
    greetingTimeout: prazoMs / 4,
    socketTimeout: prazoMs / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    conexoes,
    async enviar(envelope, mensagem) {
      try {
        const { response } = await transport.sendMail({
          ...compose(envelope, mensagem),
          signal: AbortSignal.timeout(prazoMs),
        })
        return { aceita: true, resposta: parseResposta(response) }
      } catch (error) {
        return { aceita: false, resposta: describeFailure(error as SmtpError) }
      }
    },
    close: () => transport.close(),
  }
}

function compose({ de, para, messageId, data }: Envelope, { assunto, texto, html, anexos }: Mensagem) {
  return {
    from: de,
    to: { name: '', address: para },
    subject: assunto,
    messageId,
    date: data,
    text: texto,
    html,
    // RFC 3834: no out-of-office answer to a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: anexos.map(({ nome, tipo, bytes }) => ({
      filename: nome,
      contentType: tipo,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })),
  }
}

interface SmtpError extends Error {
  responseCode?: number
  response?: string
  command?: string
}

function describeFailure(error: SmtpError): Resposta {
  if (error.response === undefined) {
    return { codigo: null, codigoEstendido: null, texto: bounded(error.message), noDestinatario: false }
  }
  const parsed = parseResposta(error.response)
  return {
    ...parsed,
    codigo: error.responseCode ?? parsed.codigo,
    noDestinatario: error.command === 'RCPT TO',
  }
}

/** `550 5.1.1 User unknown` into its parts. */
function parseResposta(response: string): Resposta {
  const [, codigo, codigoEstendido] = /^(\d{3})[ -]?(?:([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(response) ?? []
  return {
    codigo: codigo ? Number(codigo) : null,
    codigoEstendido: codigoEstendido ?? null,
    texto: bounded(response),
    noDestinatario: false,
  }
}

const bounded = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, MAX_RESPOSTA)
