import { describe, expect, test } from 'vitest'
import { aposFalha, aposSucesso, isAberta, saidaNova, sondar, type Saida } from './circuito.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const INICIO = new Date('2026-11-21T15:00:00Z')
const depois = (ms: number) => new Date(INICIO.getTime() + ms)

/** Fails at `instante` with an attempt that began just then. */
const fail = (saida: Saida, instante: Date) =>
  aposFalha(saida, { motivo: 'sem resposta', inicio: instante }, instante)

function failTimes(chave: string, times: number): Saida {
  let saida = saidaNova(chave)
  for (let i = 0; i < times; i++) saida = fail(saida, INICIO)
  return saida
}

/** For how long it is closed after each of many failed probes, each sent as soon as it may be. */
function pauses(chave: string, tolerated: number, probes: number): number[] {
  let saida = failTimes(chave, tolerated)
  let now = INICIO
  const found: number[] = []
  for (let i = 0; i < probes; i++) {
    const until = saida.abertaAte ?? now
    found.push(until.getTime() - now.getTime())
    now = until
    saida = fail(sondar(saida, now), now)
  }
  return found
}

describe.each([
  ['conta:1', 3, 30 * SECOND],
  ['provedor:cliente.example', 5, MINUTE],
])('the circuit of %s', (chave, tolerated, firstMs) => {
  test(`opens at failure ${tolerated} in a row and says why`, () => {
    expect(isAberta(failTimes(chave, tolerated - 1))).toBe(false)
    expect(failTimes(chave, tolerated)).toEqual({
      chave,
      proximaEm: null,
      falhasSeguidas: tolerated,
      vezesAberta: 1,
      abertaEm: INICIO,
      abertaAte: depois(firstMs),
      motivo: 'sem resposta',
    })
  })

  test('stays closed when a success comes between the failures', () => {
    const forgiven = aposSucesso(failTimes(chave, tolerated - 1))
    expect(isAberta(fail(forgiven, INICIO))).toBe(false)
  })

  test('opens anew at each failed probe for twice as long, up to a limit', () => {
    const found = pauses(chave, tolerated, 12)
    expect(found.slice(0, 4)).toEqual([1, 2, 4, 8].map((times) => times * firstMs))
    expect(new Set(found.slice(-3)).size).toBe(1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })

  test('is not moved by what had begun before it opened', () => {
    const open = failTimes(chave, tolerated)
    for (const inicio of [depois(-1), INICIO]) {
      expect(aposFalha(open, { motivo: 'outra', inicio }, depois(10 * SECOND))).toBe(open)
    }
  })

  test('closes at the first success, and the next failure counts as the first', () => {
    const closed = aposSucesso(failTimes(chave, tolerated))
    expect(closed).toEqual(saidaNova(chave))
    expect(fail(closed, INICIO)).toMatchObject({ falhasSeguidas: 1, vezesAberta: 0 })
  })
})

test('the pause never exceeds a quarter of an hour for an account and half of one for a provider', () => {
  expect(pauses('conta:1', 3, 12).at(-1)).toBe(15 * MINUTE)
  expect(pauses('provedor:a', 5, 12).at(-1)).toBe(30 * MINUTE)
})

test('a probe keeps everything else back for as long as one delivery may last', () => {
  const now = depois(MINUTE)
  expect(sondar(failTimes('conta:1', 3), now).abertaAte).toEqual(depois(2 * MINUTE))
})

test('the rate of a way outlasts its failures and successes', () => {
  const limited = { ...saidaNova('conta:1'), proximaEm: depois(MINUTE) }
  expect(aposSucesso(fail(limited, INICIO)).proximaEm).toEqual(depois(MINUTE))
})
