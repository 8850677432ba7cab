import { describe, expect, test } from 'vitest'
import {
  decidirDisparos,
  type AdesaoVigente,
  type Condicoes,
  type DestinatarioVigente,
  type FaturaADecidir,
} from './decisao.ts'

const MARIA = 1
const JOAO = 2
const FATURA: FaturaADecidir = {
  consumidorId: MARIA,
  autorizada: true,
  contingencia: false,
  homologacao: false,
  jaImpressa: false,
}
const SIM: Condicoes = { apresentarSemAutorizar: true, whatsappContratado: true, demonstracao: false }
const email: DestinatarioVigente = {
  id: 10,
  meio: 'email',
  endereco: 'maria@example.com',
  atendimentoId: 5,
  usuarioId: 3,
}
const whatsapp: DestinatarioVigente = { ...email, id: 11, meio: 'whatsapp', endereco: '+5534998765432' }
const adesao = (
  destinatarios: DestinatarioVigente[],
  tipoCopia: AdesaoVigente['tipoCopia'] = 'apenas_digital',
) => ({ consumidorId: MARIA, tipoCopia, destinatarios })

const short = (fatura: FaturaADecidir, adesaoVigente: AdesaoVigente | null, condicoes = SIM) =>
  decidirDisparos(fatura, adesaoVigente, condicoes).map(({ meio, estado }) => `${meio} ${estado}`)

describe('disparos of a bill that comes in', () => {
  test('one per destinatário and no paper where the adhesion is digital only', () => {
    expect(short(FATURA, adesao([email, whatsapp]))).toEqual(['email na_fila', 'whatsapp na_fila'])
  })

  test('paper too where the adhesion asks for it', () => {
    expect(short(FATURA, adesao([email], 'impressa_tambem'))).toEqual(['email na_fila', 'impressao na_fila'])
  })

  test('paper alone without an adhesion', () => {
    expect(short(FATURA, null)).toEqual(['impressao na_fila'])
  })

  test("the adhesion of another person never gets the bill, nor one of a bill whose person isn't known", () => {
    expect(short({ ...FATURA, consumidorId: JOAO }, adesao([email]))).toEqual(['impressao na_fila'])
    expect(short({ ...FATURA, consumidorId: null }, adesao([email]))).toEqual(['impressao na_fila'])
  })

  test('a bill that the reader printed in the field is not printed again', () => {
    const printed = { ...FATURA, jaImpressa: true }
    expect(short(printed, null)).toEqual([])
    expect(short(printed, adesao([email], 'impressa_tambem'))).toEqual(['email na_fila'])
  })

  test('with Não everything waits in the panel', () => {
    const nao = { ...SIM, apresentarSemAutorizar: false }
    expect(short(FATURA, adesao([email], 'impressa_tambem'), nao)).toEqual([
      'email retido',
      'impressao retido',
    ])
  })

  test.each([true, false])(
    'without fiscal authorisation it waits for it, whatever the panel (%s)',
    (panel) => {
      const condicoes = { ...SIM, apresentarSemAutorizar: panel }
      expect(short({ ...FATURA, autorizada: false }, adesao([email]), condicoes)).toEqual([
        'email aguardando_autorizacao',
      ])
    },
  )

  test('a declared contingency needs no authorisation', () => {
    expect(short({ ...FATURA, autorizada: false, contingencia: true }, null)).toEqual(['impressao na_fila'])
  })

  test('a homologation bill leaves in the demonstration alone', () => {
    const teste = { ...FATURA, homologacao: true }
    expect(short(teste, adesao([email]))).toEqual(['email cancelado'])
    expect(short(teste, adesao([email]), { ...SIM, demonstracao: true })).toEqual(['email na_fila'])
  })

  test('without the Channel product WhatsApp is suppressed with its reason, and paper takes its place', () => {
    const sem = { ...SIM, whatsappContratado: false }
    const [disparo, ...outros] = decidirDisparos(FATURA, adesao([whatsapp]), sem)
    expect(disparo).toMatchObject({ estado: 'suprimido', motivo: expect.stringContaining('Channel') })
    expect(outros).toMatchObject([{ meio: 'impressao', estado: 'na_fila' }])
  })
})
