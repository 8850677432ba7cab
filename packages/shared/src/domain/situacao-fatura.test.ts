import { describe, expect, test } from 'vitest'
import { saldoDaFatura, situacaoDaFatura, type ContaDaFatura } from './situacao-fatura.ts'

const HOJE = '2026-12-10'
const fatura: ContaDaFatura = {
  valorCentavos: 18_745,
  pagoCentavos: 0,
  creditoEm: null,
  vencimento: HOJE,
  cancelada: false,
  substituida: false,
}

describe('situacaoDaFatura', () => {
  test.each<[string, Partial<ContaDaFatura>, string]>([
    ['on its due day it is open', {}, 'em_aberto'],
    ['the day after it is overdue', { vencimento: '2026-12-09' }, 'vencida'],
    ['paid in part it is still owed', { pagoCentavos: 18_744, creditoEm: HOJE }, 'em_aberto'],
    ['paid and credited today', { pagoCentavos: 18_745, creditoEm: HOJE }, 'paga'],
    ['paid, credited tomorrow', { pagoCentavos: 18_745, creditoEm: '2026-12-11' }, 'paga_compensando'],
    ['paid too much', { pagoCentavos: 20_000, creditoEm: '2026-12-01', vencimento: '2026-11-01' }, 'paga'],
    ['of value zero', { valorCentavos: 0, vencimento: '2026-01-01' }, 'paga'],
    [
      'replaced, though it was paid',
      { substituida: true, pagoCentavos: 18_745, creditoEm: HOJE },
      'substituida',
    ],
    ['cancelled before all else', { cancelada: true, substituida: true }, 'cancelada'],
  ])('%s', (_name, change, situacao) => {
    expect(situacaoDaFatura({ ...fatura, ...change }, HOJE)).toBe(situacao)
  })

  test('the balance is never below zero, and nothing is left to pay of a bill that ended', () => {
    const conta = { ...fatura, valorCentavos: 100, pagoCentavos: 30 }
    expect(saldoDaFatura(conta)).toBe(70)
    expect(saldoDaFatura({ ...conta, pagoCentavos: 130 })).toBe(0)
    expect(saldoDaFatura({ ...conta, cancelada: true })).toBe(0)
    expect(saldoDaFatura({ ...conta, substituida: true })).toBe(0)
  })
})
