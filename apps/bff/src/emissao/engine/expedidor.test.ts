import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Expedidor, type Encomenda, type Lugar } from './expedidor.ts'

interface Carta extends Encomenda {
  id: number
}

const carta = (id: number, changes: Partial<Carta> = {}): Carta => ({
  id,
  conta: 'a',
  provedor: 'cliente.example',
  prioridade: 1,
  ...changes,
})

function createExpedidor(contas: Record<string, number[]>): Expedidor<Carta> {
  const expedidor = new Expedidor<Carta>()
  expedidor.setContas(new Map(Object.entries(contas)))
  return expedidor
}

/** Everything that can go now, without any place falling free. */
function dispatchAll(expedidor: Expedidor<Carta>): { encomenda: Carta; lugar: Lugar }[] {
  const gone = []
  for (let next = expedidor.proxima(); next; next = expedidor.proxima()) gone.push(next)
  return gone
}

const byProvider = (provedor: string, many: number, first = 0) =>
  Array.from({ length: many }, (_, i) => carta(first + i, { provedor }))

describe('the dispatcher', () => {
  test.each([
    ['one place', [3], 2],
    ['two places', [5, 5], 7],
    ['places with one connection each', [1, 1, 1, 1], 3],
    ['places with two connections each', [2, 2, 2], 3],
  ])('leaves connections to the others when a provider is silent: %s', (_name, conexoes, most) => {
    const expedidor = createExpedidor({ a: conexoes })
    expedidor.receber(byProvider('mudo.example', 50))
    const silent = dispatchAll(expedidor)
    expect(silent).toHaveLength(most)
    for (const [posto, n] of conexoes.entries()) {
      const there = silent.filter(({ lugar }) => lugar.posto === posto).length
      expect(there).toBeLessThanOrEqual(Math.max(1, n - 1))
    }
    expedidor.receber([carta(100, { provedor: 'bom.example' })])
    expect(dispatchAll(expedidor).map(({ encomenda }) => encomenda.id)).toEqual([100])
  })

  test('stays hungry while all that waits is for a provider that may take no more', () => {
    const expedidor = createExpedidor({ a: [2, 2, 2] })
    expedidor.receber(byProvider('mudo.example', 50))
    dispatchAll(expedidor)
    expect(expedidor.temFome('a')).toBe(true)
    expedidor.receber(byProvider('bom.example', 30, 50))
    expect(expedidor.temFome('a')).toBe(false)
  })

  test('sends what a person asked for before the book', () => {
    const expedidor = createExpedidor({ a: [1] })
    expedidor.receber([carta(1), carta(2), carta(3, { prioridade: 0 }), carta(4, { prioridade: 0 })])
    const order = [3, 4, 1, 2].map(() => {
      const next = expedidor.proxima()!
      expedidor.livrar(next.lugar)
      return next.encomenda.id
    })
    expect(order).toEqual([3, 4, 1, 2])
  })

  test('keeps accounts apart: one that is stuck takes no place of another', () => {
    const expedidor = createExpedidor({ a: [2], b: [2] })
    expedidor.receber(Array.from({ length: 20 }, (_, id) => carta(id, { provedor: `p${id}` })))
    dispatchAll(expedidor)
    expedidor.receber([carta(99, { conta: 'b' })])
    expect(dispatchAll(expedidor).map(({ encomenda }) => encomenda.id)).toEqual([99])
  })

  test('shares the messages out among the places', () => {
    const expedidor = createExpedidor({ a: [4, 4] })
    expedidor.receber(Array.from({ length: 6 }, (_, id) => carta(id, { provedor: `p${id}` })))
    const places = dispatchAll(expedidor).map(({ lugar }) => lugar.posto)
    expect(places.toSorted((x, y) => x - y)).toEqual([0, 0, 0, 1, 1, 1])
  })

  test('gives a place back to the account that had it', () => {
    const expedidor = createExpedidor({ a: [1], b: [1] })
    expedidor.receber([carta(1), carta(2), carta(3)])
    const [first] = dispatchAll(expedidor)
    expect(expedidor.proxima()).toBeNull()
    expedidor.livrar(first!.lugar)
    expect(expedidor.proxima()?.encomenda.id).toBe(2)
  })

  test('hands back what waits for a way that has closed, and keeps the rest', () => {
    const expedidor = createExpedidor({ a: [2] })
    expedidor.receber([...byProvider('mudo.example', 3), ...byProvider('bom.example', 2, 10)])
    expedidor.devolver(({ provedor }) => provedor === 'mudo.example')
    expect(expedidor.retirar('sem_saida').map(({ id }) => id)).toEqual([0, 1, 2])
    expect(expedidor.retirar('sem_saida')).toEqual([])
    expect(dispatchAll(expedidor)).not.toEqual([])
  })

  test('hands back what waits for an account that is gone, and lets what is under way end', () => {
    const expedidor = createExpedidor({ a: [1], b: [1] })
    expedidor.receber([carta(1), carta(2), carta(3, { conta: 'b' })])
    const [first] = dispatchAll(expedidor)
    expedidor.setContas(new Map([['b', [1]]]))
    expect(expedidor.retirar('sem_saida').map(({ id }) => id)).toEqual([2])
    expect(() => expedidor.livrar(first!.lugar)).not.toThrow()
    expect(expedidor.proxima()).toBeNull()
  })

  test('has room for a provider until enough of it waits', () => {
    const expedidor = createExpedidor({ a: [2] })
    const before = expedidor.vagas('a', 'p')
    expedidor.receber(byProvider('p', 5))
    dispatchAll(expedidor)
    expect([before, expedidor.vagas('a', 'p'), expedidor.vagas('a', 'outro')]).toEqual([52, 47, 52])
  })

  const passo = fc.oneof(
    fc.record({
      tipo: fc.constant('receber' as const),
      conta: fc.constantFrom('a', 'b'),
      provedor: fc.constantFrom('p', 'q', 'r'),
      prioridade: fc.constantFrom(0, 1),
    }),
    fc.record({ tipo: fc.constantFrom('proxima' as const, 'livrar' as const, 'devolver' as const) }),
    fc.record({
      tipo: fc.constant('contas' as const),
      a: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
    }),
  )

  test('loses nothing, sends nothing twice and never exceeds its places, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(passo, { maxLength: 200 }), (passos) => {
        const expedidor = createExpedidor({ a: [2, 1], b: [1, 0] })
        const connections = { a: [2, 1], b: [1, 0] }
        const underWay: Lugar[] = []
        const seen: number[] = []
        let given = 0
        for (const item of passos) {
          if (item.tipo === 'receber') expedidor.receber([carta(given++, item)])
          if (item.tipo === 'devolver') expedidor.devolver(({ provedor }) => provedor === 'q')
          if (item.tipo === 'livrar' && underWay.length > 0) expedidor.livrar(underWay.shift()!)
          if (item.tipo === 'contas') {
            connections.a = item.a
            expedidor.setContas(new Map(Object.entries(connections)))
          }
          if (item.tipo !== 'proxima') continue
          const next = expedidor.proxima()
          if (!next) continue
          seen.push(next.encomenda.id)
          underWay.push(next.lugar)
          const { conta, posto, provedor } = next.lugar
          const there = underWay.filter((lugar) => lugar.conta === conta && lugar.posto === posto)
          const conexoes = connections[conta as 'a' | 'b'][posto]!
          expect(conexoes).toBeGreaterThan(0)
          expect(there.length).toBeLessThanOrEqual(conexoes + 1)
          const dele = there.filter((lugar) => lugar.provedor === provedor)
          expect(dele.length).toBeLessThanOrEqual(Math.max(1, conexoes - 1))
        }
        seen.push(...expedidor.retirar('todas').map(({ id }) => id))
        expect(seen.toSorted((x, y) => x - y)).toEqual(Array.from({ length: given }, (_, id) => id))
      }),
      { numRuns: 300 },
    )
  })
})
