// Returns as the servers in use write them. `PARA` is whom the disparo was sent to unless a test says otherwise.

export const PARA = 'maria@example.com'

const crlf = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))

interface Parte {
  tipo: string
  corpo: string
  codificacao?: 'base64' | 'quoted-printable'
}

/** A multipart/report of any kind. */
export function relatorio(
  tipo: 'delivery-status' | 'feedback-report' | 'disposition-notification',
  partes: readonly Parte[],
  cabecalhos: Readonly<Record<string, string>> = {},
): Buffer {
  const head = {
    From: 'MAILER-DAEMON@mx.example.net (Mail Delivery System)',
    To: 'faturas@distribuidora.example',
    Subject: 'Undelivered Mail Returned to Sender',
    'Auto-Submitted': 'auto-replied',
    'MIME-Version': '1.0',
    'Content-Type': `multipart/report; report-type=${tipo};\n boundary="=_limite/1"`,
    ...cabecalhos,
  }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  const bodies = partes.map((parte) => {
    const encoding = parte.codificacao ? `Content-Transfer-Encoding: ${parte.codificacao}\n` : ''
    return `--=_limite/1\nContent-Type: ${parte.tipo}\n${encoding}\n${encode(parte)}\n`
  })
  return crlf(
    `${lines.join('\n')}\n\nThis is a MIME-encapsulated message.\n\n${bodies.join('')}--=_limite/1--\n`,
  )
}

function encode({ corpo, codificacao }: Parte): string {
  if (codificacao === 'base64') {
    return Buffer.from(corpo).toString('base64').replace(/.{76}/g, '$&\n')
  }
  if (codificacao === 'quoted-printable') return corpo.replaceAll('=', '=3D').replaceAll(';', '=3B')
  return corpo
}

export const devolvida = (messageId: string): Parte => ({
  tipo: 'message/rfc822',
  corpo: `Return-Path: <faturas@distribuidora.example>\nFrom: Distribuidora <faturas@distribuidora.example>\nTo: ${PARA}\nMessage-ID: ${messageId}\nSubject: Sua fatura\nContent-Type: text/plain\n\nFatura em anexo.`,
})

interface Dsn {
  acao?: string
  status?: string
  diagnostico?: string
  final?: string
  original?: string
  messageId?: string
  cabecalhos?: Record<string, string>
  codificacao?: 'base64' | 'quoted-printable'
}

/** As Postfix writes it; the fields that a test gives take the place of its own. */
export function dsnPostfix({ messageId, cabecalhos, codificacao, ...dsn }: Dsn = {}): Buffer {
  const { acao = 'failed', status = '5.1.1', final = PARA, original = '' } = dsn
  const diagnostico =
    dsn.diagnostico ??
    'smtp; 550 5.1.1 <maria@example.com>: Recipient address\n    rejected: User unknown in virtual mailbox table'
  const corpo = `Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4XyZ12abc
X-Postfix-Sender: rfc822; faturas@distribuidora.example
Arrival-Date: Sat, 21 Nov 2026 12:00:00 -0300 (-03)

Final-Recipient: rfc822; ${final}
${original ? `Original-Recipient: ${original}\n` : ''}Action: ${acao}
Status: ${status}
Remote-MTA: dns; mx.example.com
Diagnostic-Code: ${diagnostico}
`
  return relatorio(
    'delivery-status',
    [
      { tipo: 'text/plain; charset=us-ascii', corpo: 'This is the mail system at host mx.example.net.' },
      { tipo: 'message/delivery-status', corpo, ...(codificacao && { codificacao }) },
      ...(messageId ? [devolvida(messageId)] : []),
    ],
    cabecalhos,
  )
}

/** Exchange Online: general status, the code in the words, and headers alone of what came back. */
export const dsnExchange = (messageId: string): Buffer =>
  relatorio('delivery-status', [
    {
      tipo: 'text/html; charset="utf-8"',
      corpo: '<html><body><p>Your message couldn&#39;t be delivered.</p></body></html>',
    },
    {
      tipo: 'message/delivery-status',
      corpo: `Reporting-MTA: dns;CP3P284MB1234.BRAP284.PROD.OUTLOOK.COM
Received-From-MTA: dns;mail.distribuidora.example
Arrival-Date: Sat, 21 Nov 2026 15:00:00 +0000

Final-Recipient: rfc822;${PARA}
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${PARA} not found by SMTP address lookup
X-Display-Name: Maria
`,
    },
    {
      tipo: 'text/rfc822-headers',
      corpo: `From: faturas@distribuidora.example\nMessage-ID: ${messageId}\nSubject: Sua fatura\n`,
    },
  ])

/** Gmail: folded words of several lines, and the recipient in a header too. */
export const dsnGmail = (messageId: string): Buffer =>
  relatorio(
    'delivery-status',
    [
      {
        tipo: 'multipart/related; boundary="interno"',
        corpo:
          '--interno\nContent-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: base64\n\nTuOjbyBlbnRyZWd1ZQ==\n--interno--',
      },
      {
        tipo: 'message/delivery-status',
        corpo: `Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; faturas@distribuidora.example
X-Original-Message-ID: ${messageId}

Final-Recipient: rfc822; ${PARA}
Action: failed
Status: 5.2.2
Remote-MTA: dns; gmail-smtp-in.l.google.com. (2800:3f0:4003:c00::1b, the server for the domain example.com.)
Diagnostic-Code: smtp; 552-5.2.2 The email account that you tried to reach is over quota.
 552-5.2.2 Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm
 552 5.2.2 d2e1a72fcca58-7247 - gsmtp
Last-Attempt-Date: Sat, 21 Nov 2026 07:00:00 -0800 (PST)
`,
      },
      devolvida(messageId),
    ],
    { 'X-Failed-Recipients': PARA },
  )

/** qmail knows no RFC 3464. */
export const dsnQmail = (messageId: string): Buffer =>
  crlf(`From: MAILER-DAEMON@qmail.example.net
To: faturas@distribuidora.example
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${PARA}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <faturas@distribuidora.example>
From: faturas@distribuidora.example
Message-ID: ${messageId}
Subject: Sua fatura

Fatura em anexo.
`)

/** Exim of old: words and a header. */
export const dsnExim = (): Buffer =>
  crlf(`From: Mail Delivery System <Mailer-Daemon@exim.example.net>
To: faturas@distribuidora.example
X-Failed-Recipients: ${PARA}
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${PARA}
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<${PARA}>:
    550 No such user here
`)

export const reclamacao = (fields: string, messageId?: string): Buffer =>
  relatorio('feedback-report', [
    { tipo: 'text/plain', corpo: 'This is an email abuse report.' },
    { tipo: 'message/feedback-report', corpo: `User-Agent: Provedor-FBL/1.0\nVersion: 1\n${fields}` },
    ...(messageId ? [devolvida(messageId)] : []),
  ])

export const recibo = (disposition: string, messageId: string, final = PARA): Buffer =>
  relatorio('disposition-notification', [
    { tipo: 'text/plain; charset=utf-8', corpo: 'A mensagem foi exibida.' },
    {
      tipo: 'message/disposition-notification',
      corpo: `Reporting-UA: pc.example.com; Thunderbird 140\nFinal-Recipient: rfc822;${final}\nOriginal-Message-ID: ${messageId}\nDisposition: ${disposition}\n`,
    },
  ])

export const ausencia = (): Buffer =>
  crlf(`From: ${PARA}
To: faturas@distribuidora.example
Subject: Fora do escritorio
Auto-Submitted: auto-replied
Content-Type: text/plain

Volto na segunda.
`)
