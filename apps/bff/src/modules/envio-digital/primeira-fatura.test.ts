import { describe, expect, test } from 'vitest'
import { primeiraFaturaDigital } from './primeira-fatura.ts'

const situacao = { ultimaCompetencia: '2026-11', jaEnviada: null, mesAtual: '2026-11', adesao: null }

describe('primeiraFaturaDigital', () => {
  test('names the month after the last bill, also over the turn of the year', () => {
    expect(primeiraFaturaDigital(situacao)).toBe('A primeira fatura digital será a de 12/2026.')
    expect(primeiraFaturaDigital({ ...situacao, ultimaCompetencia: '2026-12' })).toBe(
      'A primeira fatura digital será a de 01/2027.',
    )
  })

  test('promises no month where no bill has come for long, or ever', () => {
    const generic = 'A primeira fatura digital será a próxima a ser emitida.'
    expect(primeiraFaturaDigital({ ...situacao, ultimaCompetencia: null })).toBe(generic)
    expect(primeiraFaturaDigital({ ...situacao, ultimaCompetencia: '2026-08' })).toBe(generic)
    expect(primeiraFaturaDigital({ ...situacao, ultimaCompetencia: '2026-09' })).toBe(
      'A primeira fatura digital será a de 10/2026.',
    )
  })

  test('tells each channel once, and that paper goes on', () => {
    const adesao = { tipoCopia: 'impressa_tambem', meios: ['email', 'whatsapp', 'email'] } as const
    expect(primeiraFaturaDigital({ ...situacao, adesao })).toBe(
      'A primeira fatura digital será a de 12/2026, por e-mail e por WhatsApp. A fatura impressa continua a ser entregue.',
    )
  })

  test('looks back once the first one has come', () => {
    expect(primeiraFaturaDigital({ ...situacao, jaEnviada: '2026-10' })).toBe(
      'A primeira fatura digital foi a de 10/2026.',
    )
  })
})
