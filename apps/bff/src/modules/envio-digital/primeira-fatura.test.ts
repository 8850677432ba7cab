import { describe, expect, test } from 'vitest'
import { primeiraFaturaDigital } from './primeira-fatura.ts'

const situacao = { ultimaCompetencia: '2026-11', primeira: null, mesAtual: '2026-11', adesao: null }

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

  test('names the bill that is on its way, and looks back once it was accepted', () => {
    const primeira = { competencia: '2026-11', enviada: false }
    expect(primeiraFaturaDigital({ ...situacao, primeira })).toBe(
      'A primeira fatura digital será a de 11/2026.',
    )
    expect(primeiraFaturaDigital({ ...situacao, primeira: { ...primeira, enviada: true } })).toBe(
      'A primeira fatura digital foi a de 11/2026.',
    )
  })
})
