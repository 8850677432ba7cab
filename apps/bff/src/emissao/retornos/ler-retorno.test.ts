import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRetorno } from './ler-retorno.ts'
import {
  ausencia,
  dsnExchange,
  dsnExim,
  dsnGmail,
  dsnPostfix,
  dsnQmail,
  PARA,
  recibo,
  reclamacao,
  relatorio,
} from './testing/amostras.ts'

const ID = '<disparo.7.abcdefghijABCDEFGHIJ@distribuidora.example>'
const read = (raw: Buffer, rcptTo: string[] = []) => readRetorno(raw, rcptTo)

describe('readRetorno of a delivery report', () => {
  test.each([
    ['Postfix', dsnPostfix({ messageId: ID }), '5.1.1', 'User unknown'],
    ['Postfix in base64', dsnPostfix({ messageId: ID, codificacao: 'base64' }), '5.1.1', 'User unknown'],
    [
      'Postfix in quoted-printable',
      dsnPostfix({ messageId: ID, codificacao: 'quoted-printable' }),
      '5.1.1',
      'User unknown',
    ],
    ['Exchange, whose status says less than its words', dsnExchange(ID), '5.1.10', 'RecipientNotFound'],
    ['Gmail, whose words go over several lines', dsnGmail(ID), '5.2.2', 'over quota'],
    ['qmail, which knows no report', dsnQmail(ID), '5.1.1', 'no mailbox here'],
  ])('by %s tells the recipient, the status, the words and the message', async (_, raw, status, words) => {
    const retorno = await read(raw)
    expect(retorno.tipo).toBe('dsn')
    expect(retorno.relatos).toMatchObject([{ acao: 'failed', status, final: PARA }])
    expect(retorno.relatos[0]?.diagnostico).toContain(words)
    expect(retorno.messageIds).toContain(ID)
  })

  test('by an old Exim tells the recipient of its header and the words of the other server', async () => {
    const { relatos } = await read(dsnExim())
    expect(relatos).toMatchObject([
      { acao: 'failed', status: null, final: PARA, diagnostico: expect.stringContaining('550 No such user') },
    ])
  })

  test('keeps the address we wrote to apart from the one at which it ended', async () => {
    const { relatos } = await read(
      dsnPostfix({ final: 'caixa@outro.example', original: 'rfc822;Maria@Example.com' }),
    )
    expect(relatos).toMatchObject([{ original: PARA, final: 'caixa@outro.example' }])
  })

  test.each([
    ['delayed', '4.4.1', 'delayed'],
    ['Delivered (to mailbox)', '2.1.5', 'delivered'],
    ['relayed', '2.0.0', 'relayed'],
    ['expanded', '2.0.0', 'expanded'],
    ['', '5.1.1', 'failed'],
    ['', '4.4.7', 'delayed'],
    ['exploded', '2.0.0', null],
  ])('with Action "%s" and status %s is read as %s', async (acao, status, read) => {
    const retorno = await readRetorno(dsnPostfix({ acao, status, diagnostico: 'x' }), [])
    expect(retorno.relatos[0]?.acao).toBe(read)
  })

  test('puts the envelope before what the headers name, in lower case', async () => {
    const raw = dsnPostfix({
      cabecalhos: { 'Delivered-To': 'Retorno+1-x@R.example', To: 'Faturas <FATURAS@d.example>, b@c.example' },
    })
    const { enderecos } = await read(raw, ['retorno+2-y@r.example'])
    expect(enderecos).toEqual([
      'retorno+2-y@r.example',
      'retorno+1-x@r.example',
      'faturas@d.example',
      'b@c.example',
    ])
  })
})

describe('readRetorno of a complaint', () => {
  test('tells its kind, the recipient and, beside the rest, the envelope sender it came from', async () => {
    const fields = `Feedback-Type: abuse\nOriginal-Mail-From: <retorno+7-abc@r.example>\nOriginal-Rcpt-To: <${PARA}>\n`
    const retorno = await read(reclamacao(fields, ID))
    expect(retorno).toMatchObject({
      tipo: 'arf',
      messageIds: [ID],
      relatos: [{ acao: 'abuse', original: PARA }],
    })
    expect(retorno.enderecos).toContain('retorno+7-abc@r.example')
  })
})

describe('readRetorno of a receipt', () => {
  test.each([
    ['manual-action/MDN-sent-manually; displayed', 'displayed'],
    ['manual-action/MDN-sent-automatically; displayed/error', 'displayed'],
    ['automatic-action/MDN-sent-automatically; displayed', 'displayed/automatic-action'],
    ['manual-action/MDN-sent-manually; deleted', 'deleted'],
    ['automatic-action/MDN-sent-automatically; denied', 'denied'],
    ['nonsense', null],
  ])('with "%s" is %s', async (disposition, acao) => {
    const retorno = await read(recibo(disposition, ID))
    expect(retorno).toMatchObject({ tipo: 'mdn', messageIds: [ID], relatos: [{ acao, final: PARA }] })
  })
})

describe('readRetorno of anything else', () => {
  test('an absence notice reports nothing', async () => {
    expect(await read(ausencia())).toMatchObject({ tipo: 'outro', relatos: [], messageIds: [] })
  })

  test('never throws, and gives nothing that a database refuses', async () => {
    const field = fc.tuple(
      fc.constantFrom(
        'Action',
        'Status',
        'Final-Recipient',
        'Diagnostic-Code',
        'Disposition',
        'Feedback-Type',
        'x',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(field, { maxLength: 8 })
        .map((fields) => fields.map(([name, value]) => `${name}: ${value}`).join('\n')),
    )
    const type = fc.constantFrom(
      'message/delivery-status',
      'message/feedback-report',
      'message/disposition-notification',
      'message/rfc822',
      'text/plain',
      'multipart/mixed; boundary="=_limite/1"',
    )
    const part = fc
      .record({ tipo: type, corpo: text })
      .chain((parte) =>
        fc
          .constantFrom(undefined, 'base64', 'quoted-printable')
          .map((codificacao) => (codificacao ? { ...parte, codificacao } : parte)),
      )
    const report = fc
      .array(part, { maxLength: 4 })
      .map((partes) => relatorio('delivery-status', partes as never))
    const raw = fc.oneof(
      report,
      fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
    )
    await fc.assert(
      fc.asyncProperty(raw, fc.nat(1000), async (bytes, cut) => {
        const retorno = await read(bytes.subarray(0, bytes.length - (cut % (bytes.length + 1))))
        const kept = retorno.relatos.flatMap(({ acao, status, diagnostico, original, final }) => [
          acao,
          status,
          diagnostico,
          original,
          final,
        ])
        for (const value of kept) {
          expect(
            value === null || (value.isWellFormed() && !/\p{Cc}/u.test(value) && value.length <= 500),
          ).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
