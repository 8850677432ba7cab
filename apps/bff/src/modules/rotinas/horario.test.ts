import { describe, expect, test } from 'vitest'
import { instanteEmSaoPaulo, proximoAgendado, ultimoAgendado } from './horario.ts'

describe('the daily hour in São Paulo', () => {
  test('18:00 is 21:00 UTC', () => {
    expect(instanteEmSaoPaulo('2026-11-21', '18:00').toISOString()).toBe('2026-11-21T21:00:00.000Z')
  })

  test('knows the daylight saving of the past', () => {
    expect(instanteEmSaoPaulo('2018-12-21', '18:00').toISOString()).toBe('2018-12-21T20:00:00.000Z')
  })

  test.each([
    ['2026-11-21T20:59:59.999Z', '2026-11-20T21:00:00.000Z'],
    ['2026-11-21T21:00:00.000Z', '2026-11-21T21:00:00.000Z'],
    // 23:30 of the 21st in São Paulo.
    ['2026-11-22T02:30:00.000Z', '2026-11-21T21:00:00.000Z'],
    ['2027-01-01T05:00:00.000Z', '2026-12-31T21:00:00.000Z'],
  ])('at %s the last run was due at %s', (agora, expected) => {
    expect(ultimoAgendado('18:00', new Date(agora)).toISOString()).toBe(expected)
  })

  test.each([
    ['2026-11-21T20:59:59.999Z', '2026-11-21T21:00:00.000Z'],
    ['2026-11-21T21:00:00.000Z', '2026-11-22T21:00:00.000Z'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01T21:00:00.000Z'],
  ])('at %s the next run is at %s', (agora, expected) => {
    expect(proximoAgendado('18:00', new Date(agora)).toISOString()).toBe(expected)
  })
})
