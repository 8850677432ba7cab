import { hash } from 'node:crypto'
import { buildHeaderParam } from 'nodemailer/lib/mime-funcs'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { base64LinesLength, writeBase64Lines } from './base64-lines.ts'
import { campoCaixa, campoLiteral, campoTexto } from './cabecalhos.ts'
import type { Caixa } from './endereco.ts'
import { maxQuotedPrintable, writeQuotedPrintable } from './quoted-printable.ts'

/** What the headers of a message say of it. */
export interface EnvelopeMime {
  de: Caixa
  para: string
  responderPara: string | null
  /** In angle brackets; the boundaries are made from it. */
  messageId: string
  data: Date
  /** Who is told that the message was read (RFC 8098), where the recipient's program does that. */
  leituraPara?: string | null
  /** The https address at which one POST withdraws (RFC 8058). */
  descadastro?: string | null
  /** Further fields of free text. */
  extras?: readonly (readonly [nome: string, valor: string])[]
}

/** Text that stands as it is, or content that is encoded into the message where it belongs. */
type Segmento = string | { max: number; write: (out: Buffer, at: number) => number }

/**
 * The whole message as SMTP carries it (RFC 5322): ASCII, CRLF, folded lines, none that begins with a dot. Equal input
 * gives equal bytes. Throws EnderecoInvalido or MensagemInvalida; no value can begin a field of its own.
 */
export function composeMime(envelope: EnvelopeMime, mensagem: Mensagem): Buffer {
  const id = hash('sha1', envelope.messageId, 'hex')
  const corpo = alternative(mensagem, `=_a${id}`)
  const segmentos = mensagem.anexos.length > 0 ? mixed(corpo, mensagem.anexos, `=_m${id}`) : corpo
  return join([campos(envelope, mensagem.assunto), ...segmentos])
}

function join(segmentos: readonly Segmento[]): Buffer {
  const max = segmentos.reduce((sum, it) => sum + (typeof it === 'string' ? it.length : it.max), 0)
  const out = Buffer.allocUnsafe(max)
  let at = 0
  for (const it of segmentos)
    at = typeof it === 'string' ? at + out.write(it, at, 'latin1') : it.write(out, at)
  return out.subarray(0, at)
}

function campos(envelope: EnvelopeMime, assunto: string): string {
  const { de, para, responderPara, messageId, data, leituraPara, descadastro, extras = [] } = envelope
  return [
    campoCaixa('From', de),
    campoCaixa('To', { nome: null, endereco: para }),
    responderPara ? campoCaixa('Reply-To', { nome: null, endereco: responderPara }) : '',
    campoTexto('Subject', assunto),
    `Date: ${data.toUTCString().replace('GMT', '+0000')}\r\n`,
    campoLiteral('Message-ID', messageId),
    // RFC 3834: no out-of-office answer to a machine.
    'Auto-Submitted: auto-generated\r\n',
    leituraPara ? campoCaixa('Disposition-Notification-To', { nome: null, endereco: leituraPara }) : '',
    descadastro
      ? campoLiteral('List-Unsubscribe', `<${descadastro}>`) +
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n'
      : '',
    ...extras.map(([nome, valor]) => campoTexto(nome, valor)),
    'MIME-Version: 1.0\r\n',
  ].join('')
}

// No quoted-printable or base64 line can hold `=_`, so no content ends the part that it is in.
function alternative({ texto, html }: Mensagem, boundary: string): Segmento[] {
  return [
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"\r\n\r\n--${boundary}\r\n`,
    ...textPart('plain', texto),
    `\r\n--${boundary}\r\n`,
    ...textPart('html', html),
    `\r\n--${boundary}--\r\n`,
  ]
}

function textPart(subtype: 'plain' | 'html', texto: string): Segmento[] {
  const bytes = Buffer.from(texto, 'utf8')
  return [
    `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
    { max: maxQuotedPrintable(bytes.length), write: (out, at) => writeQuotedPrintable(bytes, out, at) },
  ]
}

function mixed(corpo: readonly Segmento[], anexos: Mensagem['anexos'], boundary: string): Segmento[] {
  return [
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n--${boundary}\r\n`,
    ...corpo,
    ...anexos.flatMap(({ nome, tipo, bytes }): Segmento[] => [
      `\r\n--${boundary}\r\nContent-Type: ${tipo}\r\nContent-Transfer-Encoding: base64\r\n` +
        `Content-Disposition: attachment;\r\n ${filename(nome)}\r\n\r\n`,
      { max: base64LinesLength(bytes.length), write: (out, at) => writeBase64Lines(bytes, out, at) },
    ]),
    `--${boundary}--\r\n`,
  ]
}

/** `filename=…`; any other name than of plain letters in the form of RFC 2231. */
function filename(nome: string): string {
  if (/^[\w.-]{1,60}$/.test(nome)) return `filename="${nome}"`
  return buildHeaderParam('filename', nome.toWellFormed(), 50)
    .map(({ key, value }) => `${key}=${/^[\w.%'*!~-]+$/.test(value) ? value : JSON.stringify(value)}`)
    .join(';\r\n ')
}
