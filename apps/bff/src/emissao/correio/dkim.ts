import { hash, sign, type KeyObject } from 'node:crypto'

/**
 * The key with which a domain vouches for its messages; its other half is at `<seletor>._domainkey.<dominio>`. Both names
 * are ASCII and were checked when the account was saved.
 */
export interface ChaveDkim {
  dominio: string
  seletor: string
  chavePrivada: KeyObject
}

/** Signed where the message has them; the first four once more than that, so that none can be added (RFC 6376 §5.4). */
const ASSINADOS = [
  'from',
  'to',
  'subject',
  'date',
  'reply-to',
  'message-id',
  'auto-submitted',
  'disposition-notification-to',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'mime-version',
  'content-type',
]
const SOBREASSINADOS = new Set(ASSINADOS.slice(0, 4))
const LINHA = 72

/**
 * The message, whose line ends are CRLF, with its `DKIM-Signature` before it (RFC 6376: rsa-sha256, relaxed/relaxed). Of
 * some 0.25 ms, all but 0.04 are RSA's.
 */
export function signDkim(message: Buffer, { dominio, seletor, chavePrivada }: ChaveDkim): Buffer {
  const end = message.indexOf('\r\n\r\n')
  const head = end === -1 ? message : message.subarray(0, end)
  const body = end === -1 ? message.subarray(message.length) : message.subarray(end + 4)
  const { nomes, canonico } = canonicalHeaders(head.toString('latin1'))
  const tags = [
    `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${dominio}; s=${seletor};`,
    fold(`h=${nomes.join(':')};`),
    `bh=${hash('sha256', canonicalBody(body), 'base64')};`,
    'b=',
  ].join('\r\n ')
  const signed = `${canonico}dkim-signature:${canonicalValue(tags)}`
  const assinatura = sign('sha256', Buffer.from(signed, 'latin1'), chavePrivada).toString('base64')
  return Buffer.concat([Buffer.from(`DKIM-Signature: ${tags}${fold(assinatura)}\r\n`, 'latin1'), message])
}

/** The signed fields, each name's last first (RFC 6376 §5.4.2), and what is hashed of them. */
function canonicalHeaders(head: string): { nomes: string[]; canonico: string } {
  const campos = new Map<string, string[]>()
  for (const campo of head.split(/\r\n(?![ \t])/)) {
    const colon = campo.indexOf(':')
    const nome = campo.slice(0, colon).trimEnd().toLowerCase()
    const known = campos.get(nome)
    if (known) known.unshift(campo.slice(colon + 1))
    else campos.set(nome, [campo.slice(colon + 1)])
  }
  const nomes: string[] = []
  let canonico = ''
  for (const nome of ASSINADOS) {
    for (const valor of campos.get(nome) ?? []) {
      nomes.push(nome)
      canonico += `${nome}:${canonicalValue(valor)}\r\n`
    }
    if (SOBREASSINADOS.has(nome)) nomes.push(nome)
  }
  return { nomes, canonico }
}

/** §3.4.2: unfolded, each run of blanks one space, none at the ends. Only SP and HTAB are blanks. */
const canonicalValue = (value: string) =>
  value
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')

/** §3.4.4: runs of blanks become one space, blanks at the end of a line and empty lines at the end of the body vanish. */
function canonicalBody(body: Buffer): Buffer {
  // What Ramal composes is canonical as it stands; asking costs 0.01 ms of native search, rewriting ten times that.
  const plain =
    !body.includes('  ') && !body.includes('\t') && !body.includes(' \r\n') && body.at(-1) !== 0x20
  const text = plain ? body : Buffer.from(collapse(body.toString('latin1')), 'latin1')
  let end = text.length
  while (end >= 2 && text[end - 2] === 0x0d && text[end - 1] === 0x0a) end -= 2
  if (end === 0) return text.subarray(0, 0)
  return end + 2 <= text.length ? text.subarray(0, end + 2) : Buffer.concat([text, CRLF])
}

const CRLF = Buffer.from('\r\n')
const collapse = (text: string) =>
  text
    .replace(/[ \t]+/g, ' ')
    .replaceAll(' \r\n', '\r\n')
    .replace(/ $/, '')

/** Cut into lines; a receiver takes the blanks out of both lists again. */
const fold = (text: string) => text.match(new RegExp(`.{1,${LINHA}}`, 'g'))!.join('\r\n ')
