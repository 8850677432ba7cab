import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, saoPauloDay } from './dates.ts'
import { recadastramentoDue, type SituacaoRecadastramento } from './recadastramento-due.ts'

const parametros = { efetuarNoAtendimento: true, intervaloDias: 180, intervaloRecusaDias: null }

type Overrides = Partial<Omit<SituacaoRecadastramento, 'agora'>>

function dueAt(agora: string, overrides: Overrides = {}) {
  return recadastramentoDue({
    parametros,
    ultimo: null,
    contatoDevolvidoEm: null,
    agora: new Date(agora),
    ...overrides,
  })
}

function accepted(em: string) {
  return { em: new Date(em), aceito: true }
}

function refused(em: string) {
  return { em: new Date(em), aceito: false }
}

describe('the term', () => {
  // 180 days after 25 May 2026 is 21 November 2026.
  const ultimo = accepted('2026-05-25T18:00:00Z')

  it('is not over on day N-1', () => {
    expect(dueAt('2026-11-20T15:00:00Z', { ultimo })).toEqual({
      devido: false,
      motivo: null,
      diasDesdeUltimo: 179,
      devidoEm: '2026-11-21',
    })
  })

  it('is over on day N, even at an earlier hour than the last one', () => {
    expect(dueAt('2026-11-21T11:00:00Z', { ultimo })).toEqual({
      devido: true,
      motivo: 'prazo',
      diasDesdeUltimo: 180,
      devidoEm: '2026-11-21',
    })
  })

  it('stays over on day N+1', () => {
    expect(dueAt('2026-11-22T15:00:00Z', { ultimo })).toMatchObject({ devido: true, diasDesdeUltimo: 181 })
  })

  it('ends at midnight in São Paulo, which is 03:00 UTC', () => {
    expect(dueAt('2026-11-21T02:59:59.999Z', { ultimo }).devido).toBe(false)
    expect(dueAt('2026-11-21T03:00:00Z', { ultimo }).devido).toBe(true)
  })

  it('starts on the São Paulo day of the last one', () => {
    // 02:30 UTC on the 26th is still the 25th there.
    const lateAtNight = accepted('2026-05-26T02:30:00Z')
    expect(dueAt('2026-11-21T12:00:00Z', { ultimo: lateAtNight }).devido).toBe(true)
    const afterMidnight = accepted('2026-05-26T03:00:00Z')
    expect(dueAt('2026-11-21T12:00:00Z', { ultimo: afterMidnight }).devido).toBe(false)
  })

  it('counts one calendar day between two calls a minute apart around midnight', () => {
    const daily = { ...parametros, intervaloDias: 1 }
    const before = accepted('2026-11-21T02:59:30Z')
    expect(dueAt('2026-11-21T02:59:50Z', { parametros: daily, ultimo: before }).devido).toBe(false)
    expect(dueAt('2026-11-21T03:00:30Z', { parametros: daily, ultimo: before }).devido).toBe(true)
  })

  it('crosses the turn of the year', () => {
    const monthly = { ...parametros, intervaloDias: 30 }
    const december = accepted('2026-12-15T15:00:00Z')
    expect(dueAt('2027-01-13T15:00:00Z', { parametros: monthly, ultimo: december }).devido).toBe(false)
    expect(dueAt('2027-01-14T15:00:00Z', { parametros: monthly, ultimo: december }).devido).toBe(true)
  })

  it('counts 29 February', () => {
    const yearly = { ...parametros, intervaloDias: 365 }
    const ultimoBissexto = accepted('2027-06-01T15:00:00Z')
    expect(dueAt('2028-05-31T15:00:00Z', { parametros: yearly, ultimo: ultimoBissexto })).toMatchObject({
      devido: true,
      devidoEm: '2028-05-31',
    })
  })

  it('of zero days makes it due on every call', () => {
    const always = { ...parametros, intervaloDias: 0 }
    expect(dueAt('2026-05-25T18:00:01Z', { parametros: always, ultimo }).devido).toBe(true)
  })

  it('is not over for a last one ahead of the clock', () => {
    expect(dueAt('2026-05-24T15:00:00Z', { ultimo })).toMatchObject({ devido: false, diasDesdeUltimo: -1 })
  })

  it('is over exactly from the N-th calendar day on, at any hour of both', () => {
    const hour = fc.integer({ min: 0, max: 86_399 })
    const start = fc.date({
      min: new Date('2019-06-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(start, hour, fc.nat(800), fc.nat(800), (em, second, intervaloDias, elapsed) => {
        // São Paulo has kept UTC-3 all year since 2019.
        const midnight = Date.parse(`${addDays(saoPauloDay(em), elapsed)}T03:00:00Z`)
        const situacao = { parametros: { ...parametros, intervaloDias }, ultimo: { em, aceito: true } }
        const agora = new Date(midnight + second * 1000)
        const due = recadastramentoDue({ ...situacao, contatoDevolvidoEm: null, agora })
        expect(due.devido).toBe(elapsed >= intervaloDias)
        expect(due.diasDesdeUltimo).toBe(elapsed)
      }),
    )
  })
})

describe('a UC that never had one', () => {
  it('is due because of that', () => {
    expect(dueAt('2026-11-21T12:00:00Z')).toEqual({
      devido: true,
      motivo: 'nunca',
      diasDesdeUltimo: null,
      devidoEm: null,
    })
  })
})

describe('a refusal', () => {
  const ultimo = refused('2026-11-01T12:00:00Z')

  it('counts by its own interval', () => {
    const own = { ...parametros, intervaloRecusaDias: 7 }
    expect(dueAt('2026-11-07T12:00:00Z', { parametros: own, ultimo }).devido).toBe(false)
    expect(dueAt('2026-11-08T12:00:00Z', { parametros: own, ultimo })).toMatchObject({
      devido: true,
      motivo: 'prazo',
      devidoEm: '2026-11-08',
    })
  })

  it('counts by the common interval when it has none', () => {
    expect(dueAt('2026-11-08T12:00:00Z', { ultimo })).toMatchObject({ devido: false, devidoEm: '2027-04-30' })
  })
})

describe('a returned contact', () => {
  const contatoDevolvidoEm = new Date('2026-11-10T12:00:00Z')
  const agora = '2026-11-21T12:00:00Z'

  it('makes it due before the term, and is the reason', () => {
    expect(dueAt(agora, { ultimo: accepted('2026-11-09T12:00:00Z'), contatoDevolvidoEm })).toEqual({
      devido: true,
      motivo: 'contato_devolvido',
      diasDesdeUltimo: 12,
      devidoEm: '2026-11-10',
    })
  })

  it('counts on the day of the last one when it came later that day', () => {
    const ultimo = accepted('2026-11-10T11:59:59Z')
    expect(dueAt(agora, { ultimo, contatoDevolvidoEm }).motivo).toBe('contato_devolvido')
  })

  it('is settled by a later accepted one', () => {
    const ultimo = accepted('2026-11-10T12:00:00Z')
    expect(dueAt(agora, { ultimo, contatoDevolvidoEm })).toMatchObject({ devido: false, motivo: null })
  })

  it('is not settled by a later refusal', () => {
    const ultimo = refused('2026-11-15T12:00:00Z')
    expect(dueAt(agora, { ultimo, contatoDevolvidoEm }).motivo).toBe('contato_devolvido')
  })

  it('does not count when it was settled before the refusal', () => {
    const ultimo = refused('2026-11-15T12:00:00Z')
    const ultimoAceitoEm = new Date('2026-11-12T12:00:00Z')
    expect(dueAt(agora, { ultimo, ultimoAceitoEm, contatoDevolvidoEm }).devido).toBe(false)
  })
})

describe('the parameter Efetuar recadastramento no atendimento at Não', () => {
  const off = { ...parametros, efetuarNoAtendimento: false }

  it('never makes it due, whatever the history', () => {
    const contatoDevolvidoEm = new Date('2026-11-10T12:00:00Z')
    const nothing = { devido: false, motivo: null, devidoEm: null }
    expect(dueAt('2026-11-21T12:00:00Z', { parametros: off })).toMatchObject(nothing)
    const ultimo = accepted('2020-01-01T12:00:00Z')
    expect(dueAt('2026-11-21T12:00:00Z', { parametros: off, ultimo, contatoDevolvidoEm })).toMatchObject(
      nothing,
    )
  })
})
