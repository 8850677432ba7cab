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
} from './testing/amostras.ts'
import { mensagensHostis } from './testing/hostis.ts'

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
    await fc.assert(
      fc.asyncProperty(mensagensHostis, async (raw) => {
        const { relatos } = await read(raw)
        for (const value of relatos.flatMap((relato) => Object.values(relato))) {
          const clean = value === null || (value.isWellFormed() && !/\p{Cc}/u.test(value))
          expect(clean && (value ?? '').length <= 500).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
