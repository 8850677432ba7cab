import fc from 'fast-check'
import smpp from 'smpp'
import { describe, expect, test } from 'vitest'
import { idDaMensagem, nomesPossiveis } from './id-smpp.ts'
import { lerReciboKannel } from './recibo-kannel.ts'
import { lerReciboSmpp, significadoDe } from './recibo-smpp.ts'

const pdu = (texto: string, campos: object = {}) =>
  Object.assign(new smpp.PDU('deliver_sm', { esm_class: 4, ...campos }), {
    short_message: { message: texto },
  })

describe('a receipt of an SMSC', () => {
  test.each([
    [
      'id:a1 sub:001 dlvrd:001 submit date:2611211201 done date:2611211202 stat:DELIVRD err:000 text:Energia',
      'a1',
      'DELIVRD',
      '000',
    ],
    ['id:0000012345 stat:UNDELIV err:1', '0000012345', 'UNDELIV', '1'],
    ['ID: 7f-3 STAT: expired ERR: 0A', '7f-3', 'EXPIRED', '0A'],
    ['stat:REJECTD id:9 text:stat:DELIVRD id:8', '9', 'REJECTD', null],
    ['id:op§77 stat:ACCEPTD', 'op_77', 'ACCEPTD', null],
    ['id:5', '5', 'UNKNOWN', null],
  ])('reads %j', (texto, id, estado, codigo) => {
    expect(lerReciboSmpp(pdu(texto))).toMatchObject({ id, estado, codigo })
  })

  test('is believed by its TLVs before its text', () => {
    const tlvs = { receipted_message_id: 'b2', message_state: 5 }
    expect(lerReciboSmpp(pdu('id:zz stat:DELIVRD err:001', tlvs))).toMatchObject({
      id: 'b2',
      estado: 'UNDELIV',
      codigo: '001',
    })
  })

  test('tells the number only where it surely is one of Brazil, and nothing of the text that was sent', () => {
    expect(
      lerReciboSmpp(pdu('id:1 stat:DELIVRD text:Energia', { source_addr: '5534987654321' })),
    ).toMatchObject({
      numero: '+5534987654321',
      detalhe: 'id:1 stat:DELIVRD',
    })
    expect(lerReciboSmpp(pdu('id:1 stat:DELIVRD', { source_addr: '34987654321' }))?.numero).toBeNull()
  })

  test('is no message of a person', () => {
    expect(lerReciboSmpp(pdu('pode parar de mandar id: 3', { esm_class: 0 }))).toBeNull()
    expect(lerReciboSmpp(pdu(''))).toBeNull()
  })

  test('of any words is read or passed over, never an error', () => {
    const words = fc.string({
      unit: fc.constantFrom('id:', 'stat:', 'err:', 'text:', 'DELIVRD', '§', ' ', '\0', 'a1', '\u{1f600}'),
    })
    fc.assert(
      fc.property(words, (texto) => {
        const recibo = lerReciboSmpp(pdu(texto))
        expect(recibo?.detalhe ?? '').not.toContain('\0')
      }),
    )
  })

  test.each([
    ['DELIVRD', null, 'entregue'],
    ['ENROUTE', null, 'enviado'],
    ['UNKNOWN', null, 'enviado'],
    ['EXPIRED', '27', { falhou: 'passageira' }],
    ['REJECTD', null, { falhou: 'conteudo' }],
    ['UNDELIV', '001', { falhou: 'destinatario' }],
    ['UNDELIV', '027', { falhou: 'conteudo' }],
    ['UNDELIV', null, { falhou: 'conteudo' }],
  ])('%s with the code %s means %j', (estado, codigo, significa) => {
    expect(significadoDe(estado, codigo)).toEqual(significa)
  })
})

describe('the name of a message', () => {
  test('is the same in either case and however many zeros lead', () => {
    expect(['00a1', 'A1', ' a1 '].map(idDaMensagem)).toEqual(['A1', 'A1', 'A1'])
    expect(['0', '000', 'op_01'].map(idDaMensagem)).toEqual(['0', '0', 'op_01'])
  })

  test('in a receipt may be in the other base', () => {
    expect(nomesPossiveis('0000000161')).toEqual(['161', 'A1', '353'])
    expect(nomesPossiveis('a1')).toEqual(['A1', 'A1', '161'])
    expect(nomesPossiveis('op_1')).toEqual(['op_1', 'op_1', 'op_1'])
  })

  test('is among those of its receipt, whichever base either has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n }), (id) => {
        const [decimal, hexadecimal] = [id.toString(), id.toString(16)]
        expect(nomesPossiveis(decimal.padStart(20, '0'))).toContain(idDaMensagem(hexadecimal))
        expect(nomesPossiveis(hexadecimal)).toContain(idDaMensagem(decimal))
      }),
    )
  })
})

describe('a receipt of Kannel', () => {
  test.each([
    ['1', '', 'delivery success', 'entregue'],
    ['8', 'ACK/', 'smsc submit', 'enviado'],
    ['4', '', 'message buffered', 'enviado'],
    ['2', '', 'delivery failure', { falhou: 'conteudo' }],
    ['2', 'id:1 stat:UNDELIV err:001 text:Energia', 'delivery failure', { falhou: 'destinatario' }],
    ['34', 'id:1 stat:EXPIRED', 'delivery expired', { falhou: 'passageira' }],
    ['16', 'NACK/0x0000000b/Invalid Destination Address', 'smsc reject', { falhou: 'destinatario' }],
    ['16', 'NACK/0x00000058/Throttling error', 'smsc reject', { falhou: 'ritmo' }],
  ])('%s with "%s" is a %s and means %j', (valor, resposta, estado, significa) => {
    expect(lerReciboKannel(valor, resposta)).toMatchObject({ estado, significa })
  })

  test('of a state that Kannel does not have is none', () => {
    expect(['3', '', 'abc', '1e0', '__proto__'].map((valor) => lerReciboKannel(valor, ''))).toEqual(
      Array(5).fill(null),
    )
  })
})
