import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { describe, expect, test } from 'vitest'
import { provarChaveDkim } from './chave-dkim.ts'
import { signDkim } from './dkim.ts'
import { composeMime } from './mime.ts'

const pemOf = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
const PEM = pemOf(2048)
const prova = provarChaveDkim(PEM)
if (!prova.ok) throw new Error(prova.motivo)
const chave = { dominio: 'example.com', seletor: 'ramal', chavePrivada: prova.chavePrivada }

/** What another implementation makes of it, with the record that Ramal shows the supervisor. */
async function verified(message: Buffer) {
  const { results } = await dkimVerify(message, {
    resolver: async (name: string, type: string) => {
      expect([name, type]).toEqual(['ramal._domainkey.example.com', 'TXT'])
      return [[prova.ok ? prova.registro : '']]
    },
  })
  return results.map(({ status }: { status: { result: string; comment?: string } }) => status.result)
}
const signed = (message: Buffer) => signDkim(message, chave)
const from = 'From: Ana <a@example.com>\r\n'

describe('a signed message', () => {
  const composed = composeMime(
    {
      de: { nome: 'Força & Luz', endereco: 'faturas@example.com' },
      para: 'ana@example.com',
      responderPara: 'atende@example.com',
      messageId: '<1@example.com>',
      data: new Date(0),
      descadastro: 'https://x.example/u/abc',
      leituraPara: 'lido@example.com',
    },
    {
      assunto: '2ª via da fatura de energia elétrica de São João del-Rei, vencimento 10/12/2026',
      texto: 'Olá  dois   espaços \n\n\n',
      html: '<p>ção</p>'.repeat(100),
      anexos: [{ nome: 'a.pdf', tipo: 'application/pdf', bytes: Buffer.alloc(40_000, 'x') }],
    },
  )

  test('of Ramal verifies, and names the fields that it vouches for', async () => {
    expect(await verified(signed(composed))).toEqual(['pass'])
    const campos = signed(composed).toString('latin1').replace(/\s/g, '')
    expect(campos).toContain(
      'h=from:from:to:to:subject:subject:date:date:reply-to:message-id:auto-submitted:disposition-notification-to:' +
        'list-unsubscribe:list-unsubscribe-post:mime-version:content-type;',
    )
  })

  test.each([
    ['another subject', ['Subject: ', 'Subject: Re: ']],
    ['a second sender', ['From: ', 'From: x@example.com\r\nFrom: ']],
    ['another attachment', ['eHh4', 'eHh5']],
    ['another address for the withdrawal', ['/u/abc', '/u/abd']],
  ] as const)('with %s put in on the way does not verify', async (_name, [from, to]) => {
    const changed = signed(composed).toString('latin1').replace(from, to)
    expect(await verified(Buffer.from(changed, 'latin1'))).not.toContain('pass')
  })

  test('survives a server that folds and spaces it anew', async () => {
    const changed = signed(composed)
      .toString('latin1')
      .replace('Date: ', 'Date:\r\n\t  ')
      .replace('Auto-Submitted: ', 'AUTO-SUBMITTED:')
      .concat('\r\n\r\n')
    expect(await verified(Buffer.from(changed, 'latin1'))).toEqual(['pass'])
  })

  test.each([
    ['no body', `${from}Subject: x\r\n\r\n`],
    ['nothing but empty lines', `${from}\r\n\r\n\r\n\r\n`],
    ['headers alone', `${from}Subject: x`],
    ['a body of blanks', `${from}\r\n \t \r\n`],
    ['blanks at the end of lines', `${from}\r\na \t\r\nb  \t c\r\n d\r\n\r\n\r\n`],
    ['no line end at the end', `${from}\r\na\r\nb`],
    ['a blank at the very end', `${from}\r\na\r\nb `],
    ['bytes above ASCII', `${from}Subject: S\u00c3\u00a3o\r\n\r\nS\u00c3\u00a3o\u00c2\u00a0 x\r\n`],
    ['long lines', `${from}Subject: ${'x '.repeat(800)}\r\n\r\n${'y'.repeat(5000)}\r\n`],
    ['folded fields', `${from}Subject: a\r\n\t b\r\n   c  \r\nTo:\r\n x@example.com\r\n\r\nb\r\n`],
    ['a field twice', `${from}Reply-To: a@x.com\r\nReply-To: b@x.com\r\n\r\nb\r\n`],
  ])('with %s verifies', async (_name, text) => {
    expect(await verified(signed(Buffer.from(text, 'latin1')))).toEqual(['pass'])
  })

  test('verifies whatever blanks and lines its body is made of', async () => {
    const bits = fc.array(fc.constantFrom(' ', '\t', '\r\n', 'a', '.', '=20', '\u00e3'), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(bits, async (pieces) => {
        const message = Buffer.from(`${from}\r\n${pieces.join('')}`, 'latin1')
        expect(await verified(signed(message))).toEqual(['pass'])
      }),
    )
  })
})

describe('a DKIM key', () => {
  test('of 2048 bits is taken without remark', () => {
    expect(prova).toMatchObject({ ok: true, bits: 2048, avisos: [] })
    expect(prova.ok && createPrivateKey(PEM).equals(prova.chavePrivada)).toBe(true)
  })

  test('of 1024 bits is taken with a remark', () => {
    expect(provarChaveDkim(pemOf(1024))).toMatchObject({
      ok: true,
      avisos: [expect.stringContaining('2048')],
    })
  })

  test.each([
    ['that is too short', pemOf(768), /768 bits/],
    [
      'that is not RSA',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      /precisa ser RSA/,
    ],
    ['that is none', 'abc', /não pôde ser lida/],
    [
      'that is the public half',
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .publicKey.export({ type: 'spki', format: 'pem' })
        .toString(),
      /não pôde ser lida/,
    ],
    ['whose bytes are damaged', PEM.replace(/A/g, 'B'), /não pôde ser lida|não confere/],
  ])('%s is refused with a reason', (_name, pem, motivo) => {
    expect(provarChaveDkim(pem)).toEqual({ ok: false, motivo: expect.stringMatching(motivo) })
  })
})
