import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import type { Mensagem } from '#emissao/mensagens/mensagem.ts'
import { MensagemInvalida } from './cabecalhos.ts'
import { EnderecoInvalido } from './endereco.ts'
import { composeMime, type EnvelopeMime } from './mime.ts'

const envelope: EnvelopeMime = {
  de: { nome: 'Distribuidora', endereco: 'faturas@example.com' },
  para: 'ana@example.com',
  responderPara: 'atende@example.com',
  messageId: '<disparo.1.abc@example.com>',
  data: new Date('2026-11-21T20:00:01Z'),
}
const mensagem: Mensagem = {
  assunto: 'Fatura de energia 11/2026',
  texto: 'Olá, Ana.\n',
  html: '<p>Olá, Ana.</p>',
  anexos: [{ nome: 'fatura.pdf', tipo: 'application/pdf', bytes: Buffer.from('%PDF-1.7 bytes') }],
}

const compose = (changes: Partial<EnvelopeMime> = {}, content: Partial<Mensagem> = {}) =>
  composeMime({ ...envelope, ...changes }, { ...mensagem, ...content })
const header = (bytes: Buffer) => bytes.toString('latin1').split('\r\n\r\n')[0]!
const unfold = (text: string) => text.replace(/\r\n([ \t])/g, '$1')

/** What every server on the way must find: ASCII, CRLF alone, short lines, nothing to stuff and nothing to collapse. */
function expectWellFormed(bytes: Buffer) {
  const text = bytes.toString('latin1')
  expect(text).toMatch(/^[\x20-\x7e\r\n]*\r\n$/)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = text.split('\r\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78)
  expect(lines.filter((line) => line.startsWith('.') || line.startsWith('From '))).toEqual([])
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  expect(body).not.toMatch(/ {2}| \r\n/)
}

describe('a composed message', () => {
  test('reads as what it was made of', async () => {
    const bytes = compose()
    expectWellFormed(bytes)
    const mail = await simpleParser(bytes)
    expect(mail).toMatchObject({
      subject: mensagem.assunto,
      text: mensagem.texto,
      html: mensagem.html,
      messageId: envelope.messageId,
      date: envelope.data,
      from: { value: [{ name: 'Distribuidora', address: 'faturas@example.com' }] },
      to: { value: [{ address: 'ana@example.com' }] },
      replyTo: { value: [{ address: 'atende@example.com' }] },
    })
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.attachments).toMatchObject([
      { filename: 'fatura.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7 bytes') },
    ])
  })

  test('is the same bytes for the same input', () => {
    expect(compose()).toEqual(compose())
    expect(compose().equals(compose({ messageId: '<disparo.2.abc@example.com>' }))).toBe(false)
  })

  test('carries the one-click withdrawal and the request for a reading receipt only where they are given', () => {
    const asked = header(compose({ descadastro: 'https://x.example/u/abc', leituraPara: 'lido@example.com' }))
    expect(asked).toContain('\r\nList-Unsubscribe: <https://x.example/u/abc>\r\n')
    expect(asked).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    expect(asked).toContain('\r\nDisposition-Notification-To: lido@example.com\r\n')
    expect(header(compose())).not.toMatch(/List-Unsubscribe|Disposition-Notification-To/)
  })

  test('without attachments is its two texts alone', async () => {
    const bytes = compose({}, { anexos: [] })
    expectWellFormed(bytes)
    expect(header(bytes)).toContain('multipart/alternative')
    expect(await simpleParser(bytes)).toMatchObject({ text: mensagem.texto, attachments: [] })
  })

  test.each([
    [
      'accents',
      'Segunda via da fatura de energia elétrica de São João del-Rei, vencimento 10/12/2026 – não é preciso responder',
    ],
    ['an emoji at every place where a word could be cut', '⚡'.repeat(60)],
    ['one word too long to fold', 'x'.repeat(300)],
    ['what looks encoded', '=?utf-8?Q?a b?= and =?x'],
    ['a quotation', 'a "b" \\ c'],
  ])('keeps a subject and a name with %s', async (_name, text) => {
    const bytes = compose({ de: { nome: text, endereco: 'faturas@example.com' } }, { assunto: text })
    const words = header(bytes).match(/=\?UTF-8\?[^?]*\?[^?]*\?=/g) ?? []
    expect(words.filter((word) => word.length > 75)).toEqual([])
    expectWellFormed(bytes)
    expect(await simpleParser(bytes)).toMatchObject({ subject: text, from: { value: [{ name: text }] } })
  })

  test.each(['fatura-2026-11.pdf', 'Fatura de São João.pdf', `${'ç'.repeat(90)}.pdf`, 'a "b"; c\\d.pdf'])(
    'gives the attachment the name %s',
    async (nome) => {
      const bytes = compose({}, { anexos: [{ ...mensagem.anexos[0]!, nome }] })
      expectWellFormed(bytes)
      expect((await simpleParser(bytes)).attachments[0]?.filename).toBe(nome)
    },
  )

  test('whatever the texts and the attachment hold comes back', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '.',
        '..',
        'From x',
        'From',
        ' ',
        '  ',
        '\t',
        'a ',
        'a  b',
        '=',
        '--=_a',
        '\r\n',
        '\n',
        'ção'.repeat(40),
      ),
    )
    // Ended by a letter: the parser gives an empty text a line end of its own.
    const text = fc.array(line).map((lines) => `${lines.join('\n')}z`)
    await fc.assert(
      fc.asyncProperty(text, fc.uint8Array({ maxLength: 400 }), async (texto, bytes) => {
        const composed = compose(
          {},
          { texto, anexos: [{ nome: 'a.bin', tipo: 'application/octet-stream', bytes }] },
        )
        expectWellFormed(composed)
        const mail = await simpleParser(composed)
        expect(mail.text ?? '').toBe(texto.toWellFormed().replace(/\r\n?/g, '\n'))
        expect(new Uint8Array(mail.attachments[0]!.content)).toEqual(new Uint8Array(bytes))
      }),
    )
  })
})

describe('no value of a message begins a field of its own', () => {
  const injected = 'a\r\nBcc: alvo@example.com\r\n\r\n<b>corpo</b>'

  test.each([
    ['the subject', () => compose({}, { assunto: injected })],
    ['the name of the sender', () => compose({ de: { nome: injected, endereco: 'a@example.com' } })],
    ['a further field', () => compose({ extras: [['X-Lote', injected]] })],
    [
      'the name of a file',
      () => compose({}, { anexos: [{ ...mensagem.anexos[0]!, nome: `${injected}.pdf` }] }),
    ],
  ])('in %s line ends become spaces', (_name, make) => {
    const bytes = make()
    expect(unfold(bytes.toString('latin1'))).not.toMatch(/^(Bcc|<b>)/m)
    expectWellFormed(bytes)
  })

  test.each([
    ['the Message-ID', { messageId: `<a@b>\r\nBcc: x@example.com` }, MensagemInvalida],
    ['the withdrawal', { descadastro: 'https://x.example/\r\nBcc:x' }, MensagemInvalida],
    ['the name of a further field', { extras: [['X\r\nBcc', 'x']] }, MensagemInvalida],
    ['the sender', { de: { nome: null, endereco: 'a@b.com\r\nBcc: c@d.com' } }, EnderecoInvalido],
    ['the recipient', { para: 'a@b.com>,<c@d.com' }, EnderecoInvalido],
    ['the address for answers', { responderPara: 'a@b.com, c@d.com' }, EnderecoInvalido],
    ['the address of the receipt', { leituraPara: 'a@b.com\nX: y' }, EnderecoInvalido],
  ] as const)('in %s they are refused', (_name, changes, error) => {
    expect(() => compose(changes)).toThrow(error)
  })
})

describe('addresses', () => {
  test('a domain outside ASCII is written in its xn-- form', () => {
    expect(header(compose({ para: 'ana@elétrica.com.br' }))).toContain(
      '\r\nTo: ana@xn--eltrica-cya.com.br\r\n',
    )
  })

  test('letters outside ASCII before the @ are refused with a reason', () => {
    expect(() => compose({ para: 'joão@example.com' })).toThrow(/acentuadas antes da @/)
  })
})
