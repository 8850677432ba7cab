import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  admitir,
  chaveDoProvedor,
  esquecerPassadas,
  type Admissao,
  type Candidato,
  type ContaNaAdmissao,
} from './admissao.ts'
import { aposFalha, aposSucesso, saidaNova, type Saida } from './circuito.ts'

const MINUTE = 60_000
const INICIO = Date.parse('2026-11-21T15:00:00Z')
const CONTA: ContaNaAdmissao = { chave: 'conta:1', porMinuto: null, porMinutoProvedor: null }

const candidato = (id: number, changes: Partial<Candidato> = {}): Candidato => ({
  id,
  provedor: 'cliente.example',
  prioridade: 1,
  conta: CONTA,
  ...changes,
})

/** The ways out as the database keeps them between looks. */
function createVias(vagas: (provedor: string) => number = () => Number.POSITIVE_INFINITY) {
  const saidas = new Map<string, Saida>()
  const filas = new Map<string, number>()
  return {
    saidas,
    look(candidatos: readonly Candidato[], agora: number): Admissao {
      const admissao = admitir(candidatos, { saidas, filas, vagas }, new Date(agora))
      for (const saida of admissao.mudadas) saidas.set(saida.chave, saida)
      return admissao
    },
    fail(chave: string, times: number, agora: number) {
      const at = new Date(agora)
      for (let i = 0; i < times; i++) {
        saidas.set(chave, aposFalha(saidas.get(chave) ?? saidaNova(chave), { motivo: 'x', inicio: at }, at))
      }
    },
    succeed(chave: string) {
      saidas.set(chave, aposSucesso(saidas.get(chave) ?? saidaNova(chave)))
    },
  }
}

interface Saiu {
  id: number
  em: number
}

/** Looks for what is due again and again, as a worker does, until all has left. */
function run(
  vias: ReturnType<typeof createVias>,
  candidatos: readonly Candidato[],
  everyMs: () => number,
): Saiu[] {
  const due = new Map(candidatos.map((item) => [item.id, INICIO]))
  const saiu: Saiu[] = []
  for (let now = INICIO; due.size > 0; now += everyMs()) {
    const devidos = candidatos
      .filter(({ id }) => (due.get(id) ?? Number.POSITIVE_INFINITY) <= now)
      .toSorted((a, b) => a.prioridade - b.prioridade || due.get(a.id)! - due.get(b.id)! || a.id - b.id)
      .slice(0, 50)
    const { admitidos, adiados, aguardam } = vias.look(devidos, now)
    expect([...admitidos, ...aguardam, ...adiados.map(({ id }) => id)].toSorted((a, b) => a - b)).toEqual(
      devidos.map(({ id }) => id).toSorted((a, b) => a - b),
    )
    for (const { id, ate } of adiados) {
      expect(ate.getTime()).toBeGreaterThan(now)
      due.set(id, ate.getTime())
    }
    for (const id of admitidos) {
      due.delete(id)
      saiu.push({ id, em: now })
    }
  }
  return saiu
}

/** The most that left within any window beyond what the rate allows for its length. */
function worstExcess(saiu: readonly Saiu[], porMinuto: number): number {
  let worst = 0
  for (const [first, from] of saiu.entries()) {
    for (let last = first; last < saiu.length; last++) {
      const allowed = ((saiu[last]!.em - from.em) * porMinuto) / MINUTE
      worst = Math.max(worst, last - first + 1 - allowed)
    }
  }
  return worst
}

/** One second ahead, one second made up for, and the message that is let through when both are used up. */
const burst = (porMinuto: number) => (2 * porMinuto) / 60 + 1

describe('admission', () => {
  test('lets everything through that has no limit, and writes nothing down', () => {
    const { admitidos, adiados, mudadas } = createVias().look([candidato(1), candidato(2)], INICIO)
    expect({ admitidos, adiados, mudadas }).toEqual({ admitidos: [1, 2], adiados: [], mudadas: [] })
  })

  test('never lets an account send more than its rate and a short burst, however a worker looks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 60_000 }),
        fc.integer({ min: 1, max: 150 }),
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 10 }),
        (porMinuto, many, waits) => {
          const conta = { ...CONTA, porMinuto }
          const candidatos = Array.from({ length: many }, (_, id) => candidato(id, { conta }))
          let look = 0
          const saiu = run(createVias(), candidatos, () => waits[look++ % waits.length]!)
          expect(saiu.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(candidatos.map(({ id }) => id))
          expect(worstExcess(saiu, porMinuto)).toBeLessThanOrEqual(burst(porMinuto) + 1e-6)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('keeps the rate of each receiving provider by itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.example', 'b.example', 'c.example'), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 30, max: 600 }),
        (provedores, porMinutoProvedor) => {
          const conta = { ...CONTA, porMinutoProvedor }
          const candidatos = provedores.map((provedor, id) => candidato(id, { provedor, conta }))
          const saiu = run(createVias(), candidatos, () => 1000)
          expect(saiu).toHaveLength(candidatos.length)
          for (const provedor of new Set(provedores)) {
            const dele = saiu.filter(({ id }) => provedores[id] === provedor)
            expect(worstExcess(dele, porMinutoProvedor)).toBeLessThanOrEqual(burst(porMinutoProvedor) + 1e-6)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('uses the whole rate when the worker looks a little later than every second', () => {
    const conta = { ...CONTA, porMinuto: 600 }
    const candidatos = Array.from({ length: 200 }, (_, id) => candidato(id, { conta }))
    const saiu = run(createVias(), candidatos, () => 1050)
    expect((saiu.at(-1)!.em - INICIO) / 1000).toBeLessThan(20)
  })

  test('brings back what a provider holds one after another and in its order', () => {
    const conta = { ...CONTA, porMinutoProvedor: 60 }
    const { adiados } = createVias().look(
      Array.from({ length: 40 }, (_, id) => candidato(id, { conta })),
      INICIO,
    )
    const times = adiados.map(({ ate }) => ate.getTime())
    expect(adiados.map(({ id }) => id)).toEqual(Array.from(adiados, (_, i) => i + 3))
    for (const [i, time] of times.slice(1).entries()) expect(time - times[i]!).toBe(1000)
  })

  test('has what a person asked for wait for its turn of a provider’s rate and not for the book', () => {
    const vias = createVias()
    const conta = { ...CONTA, porMinutoProvedor: 60 }
    vias.look(
      Array.from({ length: 50 }, (_, id) => candidato(id, { conta })),
      INICIO,
    )
    const [asked] = vias.look([candidato(99, { conta, prioridade: 0 })], INICIO).adiados
    expect(asked!.ate.getTime() - INICIO).toBeLessThanOrEqual(3000)
  })

  test('moves nothing that waits for its account, so that a higher rate is used at once', () => {
    const vias = createVias()
    const candidatos = Array.from({ length: 40 }, (_, id) => candidato(id))
    const com = (porMinuto: number) => candidatos.map((item) => ({ ...item, conta: { ...CONTA, porMinuto } }))
    const slow = vias.look(com(60), INICIO)
    expect(slow.adiados).toEqual([])
    expect(slow.aguardam).toHaveLength(37)
    expect(vias.look(com(60_000).slice(3), INICIO + 2000).admitidos).toEqual(slow.aguardam)
  })
})

describe('an open circuit', () => {
  test('holds everything until its pause ends, and then admits one probe', () => {
    const vias = createVias()
    vias.fail(CONTA.chave, 3, INICIO)
    const before = vias.look([candidato(1), candidato(2), candidato(3)], INICIO + 1)
    expect(before).toMatchObject({ admitidos: [], adiados: [], aguardam: [1, 2, 3] })
    const after = vias.look([candidato(1), candidato(2), candidato(3)], INICIO + 30_000)
    expect(after.admitidos).toEqual([1])
    expect(vias.look([candidato(2), candidato(3)], INICIO + 31_000).admitidos).toEqual([])
  })

  test('of a provider gives each of its messages a time of its own, from the end of its pause', () => {
    const vias = createVias()
    vias.fail(chaveDoProvedor('cliente.example'), 5, INICIO)
    const { adiados } = vias.look([candidato(1), candidato(2), candidato(3)], INICIO + 1)
    expect(adiados.map(({ ate }) => ate.getTime() - INICIO)).toEqual([60_000, 60_002, 60_004])
  })

  test('of a provider leaves the other providers and accounts alone', () => {
    const vias = createVias()
    vias.fail(chaveDoProvedor('ruim.example'), 5, INICIO)
    const bons = [candidato(2), candidato(3, { conta: { ...CONTA, chave: 'conta:2' } })]
    const { admitidos, adiados } = vias.look([candidato(1, { provedor: 'ruim.example' }), ...bons], INICIO)
    expect([admitidos, adiados.map(({ id }) => id)]).toEqual([[2, 3], [1]])
  })

  test('lets everything through again when the probe was taken', () => {
    const vias = createVias()
    vias.fail(CONTA.chave, 3, INICIO)
    vias.look([candidato(1)], INICIO + 30_000)
    vias.succeed(CONTA.chave)
    expect(vias.look([candidato(2), candidato(3)], INICIO + 30_001).admitidos).toEqual([2, 3])
  })

  test('sends another probe when the first one never answered', () => {
    const vias = createVias()
    vias.fail(CONTA.chave, 3, INICIO)
    vias.look([candidato(1)], INICIO + 30_000)
    expect(vias.look([candidato(2)], INICIO + 90_000).admitidos).toEqual([2])
  })
})

describe('room', () => {
  test('is given to each provider by itself, and the rest waits a moment', () => {
    const room = new Map([
      ['cheio.example', 1],
      ['livre.example', 9],
    ])
    const vias = createVias((provedor) => room.get(provedor) ?? 0)
    const provedores = ['cheio.example', 'cheio.example', 'livre.example', 'cheio.example', 'livre.example']
    const { admitidos, adiados } = vias.look(
      provedores.map((provedor, id) => candidato(id, { provedor })),
      INICIO,
    )
    expect(admitidos).toEqual([0, 2, 4])
    expect(adiados).toEqual([
      { id: 1, ate: new Date(INICIO + 1000) },
      { id: 3, ate: new Date(INICIO + 1002) },
    ])
  })
})

describe('recipients that are counted by themselves', () => {
  const conta = { ...CONTA, porMinutoProvedor: 10, porDestinatario: true }
  const para = (id: number, provedor: string) => candidato(id, { provedor, conta })

  test('get a message each six seconds to the letter, and no other waits for that', () => {
    const vias = createVias()
    const { admitidos, adiados } = vias.look([para(1, 'wa:a'), para(2, 'wa:a'), para(3, 'wa:b')], INICIO)
    expect(admitidos).toEqual([1, 3])
    expect(adiados).toEqual([{ id: 2, ate: new Date(INICIO + 6000) }])
    expect(vias.look([para(2, 'wa:a')], INICIO + 5999).admitidos).toEqual([])
    expect(vias.look([para(2, 'wa:a')], INICIO + 6000).admitidos).toEqual([2])
  })

  test('wait for a place where they are new and there is none, and are counted where they are not', () => {
    const semRitmo = { ...conta, porMinutoProvedor: null }
    const novos = [1, 2, 3].map((id) => candidato(id, { provedor: `wa:${id}`, conta: semRitmo }))
    const pessoas = { isDemais: (chave: string) => chave !== 'provedor:wa:2' }
    const estado = { saidas: new Map(), filas: new Map(), vagas: () => 9, pessoas }
    const { admitidos, adiados, mudadas } = admitir(novos, estado, new Date(INICIO))
    expect([admitidos, mudadas.map(({ chave }) => chave)]).toEqual([[2], ['provedor:wa:2']])
    expect(adiados.map(({ ate }) => ate.getTime() - INICIO)).toEqual([5 * MINUTE, 5 * MINUTE + 20])
  })

  test('leave no line behind that has passed', () => {
    const filas = new Map(Array.from({ length: 6000 }, (_, i) => [`1 provedor:wa:${i}`, INICIO + i]))
    esquecerPassadas(filas, new Date(INICIO + 5989))
    expect(filas.size).toBe(10)
  })
})
