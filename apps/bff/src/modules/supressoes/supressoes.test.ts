import { expect, test } from 'vitest'
import type { Tx } from '#db/tx.ts'
import type { UnitOfWork } from '#db/unit-of-work.ts'
import { describeEachEngine } from '#testing/describe-each-engine.ts'
import { createSupressoes, type NovaSupressao } from './supressoes.ts'

const agora = new Date('2026-11-21T15:00:00.000Z')
const depois = (dias: number) => new Date(agora.getTime() + dias * 86_400_000)
const maria = 'maria@example.com'

function createCena(unitOfWork: UnitOfWork) {
  const supressoes = createSupressoes(unitOfWork.tables)
  const write = <R>(body: (tx: Tx) => Promise<R>) => unitOfWork.transaction(body)
  return {
    supressoes,
    write,
    suprimir: (nova: Partial<NovaSupressao>) =>
      write((tx) =>
        supressoes.suprimir(tx, {
          endereco: maria,
          motivo: 'endereco_invalido',
          evidencia: '550 5.1.1 User unknown',
          agora,
          ...nova,
        }),
      ),
    vigente: async (em = agora, endereco = maria) =>
      (await unitOfWork.read((tx) => supressoes.vigentes(tx, [endereco, 'outro@example.com'], em))).get(
        endereco,
      ),
    rows: () =>
      unitOfWork.read((tx) =>
        tx.select().from(unitOfWork.tables.supressoes).orderBy(unitOfWork.tables.supressoes.id),
      ),
  }
}

describeEachEngine('the suppression of an address', (open) => {
  test('holds for as long as the parameter says, whatever the case of the address, and for no other', async () => {
    const cena = createCena(await open())
    await cena.suprimir({ endereco: 'Maria@Example.com' })
    expect(await cena.vigente()).toMatchObject({ motivo: 'endereco_invalido', expiraEm: depois(180) })
    expect(await cena.vigente(depois(179))).toBeDefined()
    expect(await cena.vigente(depois(180))).toBeUndefined()
    expect(await cena.vigente(agora, 'outro@example.com')).toBeUndefined()
  })

  test('of a full mailbox ends before the bill of the next month, and a complaint never', async () => {
    const cena = createCena(await open())
    await cena.suprimir({ motivo: 'caixa_cheia' })
    expect(await cena.vigente(depois(7))).toBeUndefined()
    await cena.suprimir({ motivo: 'reclamacao' })
    expect(await cena.vigente(depois(5000))).toMatchObject({ motivo: 'reclamacao', expiraEm: null })
  })

  test('is strengthened by what weighs more and left as it is by what weighs less', async () => {
    const cena = createCena(await open())
    const id = await cena.suprimir({ motivo: 'caixa_cheia' })
    expect(await cena.suprimir({ motivo: 'reclamacao', evidencia: 'abuse' })).toBe(id)
    expect(await cena.suprimir({ motivo: 'endereco_invalido' })).toBe(id)
    expect(await cena.vigente()).toMatchObject({ motivo: 'reclamacao', evidencia: 'abuse', expiraEm: null })
  })

  test('that has run out is closed on its day and made anew', async () => {
    const cena = createCena(await open())
    await cena.suprimir({})
    await cena.suprimir({ agora: depois(400), evidencia: '550 5.1.1 again' })
    expect(await cena.rows()).toMatchObject([
      { levantadaEm: depois(180), levantadaMotivo: 'Expirou.', evidencia: '550 5.1.1 User unknown' },
      { levantadaEm: null, criadaEm: depois(400), evidencia: '550 5.1.1 again' },
    ])
  })

  test('is lifted once, with the reason kept', async () => {
    const { supressoes, write, suprimir, vigente, rows } = createCena(await open())
    const id = await suprimir({})
    const levantar = () =>
      write((tx) => supressoes.levantar(tx, { id, por: null, motivo: 'Caixa recriada.', agora: depois(1) }))
    expect([await levantar(), await levantar()]).toEqual([true, false])
    expect(await vigente(depois(2))).toBeUndefined()
    expect(await rows()).toMatchObject([{ levantadaEm: depois(1), levantadaMotivo: 'Caixa recriada.' }])
  })

  test.each([
    ['endereco_invalido', undefined],
    ['caixa_cheia', undefined],
    ['manual', 'manual'],
    ['reclamacao', 'reclamacao'],
  ] as const)('by %s, when the customer confirms the address anew, leaves %s', async (motivo, resta) => {
    const { supressoes, write, suprimir, vigente } = createCena(await open())
    await suprimir({ motivo })
    await write((tx) =>
      supressoes.levantarConfirmados(tx, { enderecos: [maria], por: null, agora: depois(1) }),
    )
    expect((await vigente(depois(2)))?.motivo).toBe(resta)
  })
})
