import { describe, expect, test } from 'vitest'
import type { Entrega } from '#emissao/channels/entrega.ts'
import { aposInterrupcao, decidirDesfecho, esperaApos } from './politica.ts'

const PRAZO_DISPARO_MS = 72 * 3_600_000
const AGORA = new Date('2026-11-21T15:00:00Z')
const recusa = (codigo: number | null, codigoEstendido: string | null, noDestinatario = true): Entrega => ({
  aceita: false,
  resposta: {
    codigo,
    codigoEstendido,
    texto: 'resposta',
    fase: noDestinatario ? 'destinatario' : 'resposta',
  },
})
const decide = (entrega: Entrega, tentativas = 1, liberadoEm = AGORA) =>
  decidirDesfecho(entrega, { tentativas, liberadoEm, prazoMs: PRAZO_DISPARO_MS, agora: AGORA })

describe('outcome of an attempt', () => {
  test.each([
    ['a mailbox that does not exist', 550, '5.1.1', true, 'devolvido', 'endereco_invalido'],
    ['a domain that does not exist', 550, '5.1.2', true, 'devolvido', 'endereco_invalido'],
    ['a disabled mailbox', 550, '5.2.1', true, 'devolvido', 'endereco_invalido'],
    ['550 to the recipient without an enhanced code', 550, null, true, 'devolvido', 'endereco_invalido'],
    ['550 after the message without an enhanced code', 550, null, false, 'falhou', null],
    ['a sender that is refused', 553, '5.1.8', true, 'falhou', null],
    ['our policy or reputation', 550, '5.7.1', true, 'falhou', null],
    ['a message that is too large', 552, '5.3.4', false, 'falhou', null],
  ])('%s: %s %s', (_name, codigo, estendido, noDestinatario, estado, supressao) => {
    expect(decide(recusa(codigo, estendido, noDestinatario))).toMatchObject({
      resultado: 'recusado',
      estado,
      supressao,
      proximaEm: null,
    })
  })

  test.each([
    ['greylisting', 451, '4.7.1'],
    ['a dropped connection', null, null],
    ['a session in the wrong state', 503, '5.5.1'],
    ['our own login refused, which an operator mends', 535, '5.7.8'],
    ['a full mailbox', 552, '5.2.2'],
  ])('%s is tried again after a minute', (_name, codigo, estendido) => {
    expect(decide(recusa(codigo, estendido))).toEqual({
      resultado: 'adiado',
      estado: 'na_fila',
      proximaEm: new Date(AGORA.getTime() + 60_000),
      supressao: null,
      saude: expect.any(String),
      erro: 'resposta',
    })
  })

  test.each([
    ['an acceptance', { codigo: 250, codigoEstendido: '2.0.0', fase: 'resposta' }, true, 'boa'],
    [
      'a connection that fails',
      { codigo: null, codigoEstendido: null, fase: 'conexao' },
      false,
      'conta_ruim',
    ],
    ['TLS that fails', { codigo: null, codigoEstendido: null, fase: 'tls' }, false, 'conta_ruim'],
    [
      'a wrong password',
      { codigo: 535, codigoEstendido: '5.7.8', fase: 'autenticacao' },
      false,
      'conta_ruim',
    ],
    ['a sender refused', { codigo: 550, codigoEstendido: '5.7.1', fase: 'remetente' }, false, 'conta_ruim'],
    [
      'silence at RCPT',
      { codigo: null, codigoEstendido: null, fase: 'destinatario' },
      false,
      'provedor_ruim',
    ],
    ['a cut in DATA', { codigo: null, codigoEstendido: null, fase: 'resposta' }, false, 'provedor_ruim'],
    ['a full disk', { codigo: 452, codigoEstendido: '4.3.1', fase: 'dados' }, false, 'provedor_ruim'],
    ['421 at RCPT', { codigo: 421, codigoEstendido: '4.7.0', fase: 'destinatario' }, false, 'provedor_ruim'],
    [
      'a rate limit',
      { codigo: 451, codigoEstendido: '4.7.650', fase: 'destinatario' },
      false,
      'provedor_ruim',
    ],
    ['our reputation', { codigo: 550, codigoEstendido: '5.7.1', fase: 'resposta' }, false, 'provedor_ruim'],
    ['greylisting', { codigo: 451, codigoEstendido: '4.7.1', fase: 'destinatario' }, false, 'boa'],
    [
      'greylisting without a code',
      { codigo: 450, codigoEstendido: null, fase: 'destinatario' },
      false,
      'boa',
    ],
    ['a full mailbox', { codigo: 452, codigoEstendido: '4.2.2', fase: 'destinatario' }, false, 'boa'],
    ['a mailbox in use', { codigo: 450, codigoEstendido: '4.2.1', fase: 'destinatario' }, false, 'boa'],
    ['an unknown mailbox', { codigo: 550, codigoEstendido: '5.1.1', fase: 'destinatario' }, false, 'boa'],
  ] as const)('%s says of the ways it took what is true of them', (_name, parts, aceita, saude) => {
    const resposta = { ...parts, texto: 'x' }
    expect(decide({ aceita, resposta }).saude).toBe(saude)
  })

  test('an attempt whose thread failed is tried again, and given up in the end', () => {
    const andamento = { tentativas: 1, liberadoEm: AGORA, prazoMs: PRAZO_DISPARO_MS, agora: AGORA }
    expect(aposInterrupcao(andamento)).toMatchObject({ resultado: 'interrompido', estado: 'na_fila' })
    const liberadoEm = new Date(AGORA.getTime() - PRAZO_DISPARO_MS)
    expect(aposInterrupcao({ ...andamento, liberadoEm })).toMatchObject({ estado: 'falhou' })
  })

  test('a full mailbox is given up after four attempts', () => {
    expect(decide(recusa(552, '5.2.2'), 3).estado).toBe('na_fila')
    expect(decide(recusa(552, '5.2.2'), 4)).toMatchObject({
      estado: 'devolvido',
      supressao: 'caixa_cheia',
    })
  })

  test('nothing is tried again beyond the time limit', () => {
    const late = new Date(AGORA.getTime() - PRAZO_DISPARO_MS + 59_000)
    expect(decide(recusa(451, null), 1, late)).toMatchObject({ estado: 'falhou', proximaEm: null })
    expect(decide(recusa(451, null), 1, new Date(late.getTime() + 2000)).estado).toBe('na_fila')
  })

  test('waits never shrink, and every attempt fits the time limit', () => {
    const waits = Array.from({ length: 16 }, (_, index) => esperaApos(index + 1))
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.slice(0, 15).reduce((sum, wait) => sum + wait)).toBeLessThan(PRAZO_DISPARO_MS)
  })
})
