import { describe, expect, test } from 'vitest'
import { createGravador } from './gravador.ts'

describe('group commit', () => {
  function setup(maximo: number) {
    const groups: number[][] = []
    const gravar = createGravador<number>({
      async write(items) {
        groups.push([...items])
        if (items.includes(-1)) throw new Error('disk full')
      },
      maximo,
      isUrgent: (item) => item >= 100,
      repeticoesMs: [1],
    })
    return { groups, gravar }
  }

  test('what comes together is written together', async () => {
    const { groups, gravar } = setup(50)
    await Promise.all([gravar(1), gravar(2), gravar(3)])
    await gravar(4)
    expect(groups).toEqual([[1, 2, 3], [4]])
  })

  test('a full group does not wait', async () => {
    const { groups, gravar } = setup(2)
    await Promise.all([1, 2, 3, 4].map((item) => gravar(item)))
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('what is urgent does not wait for others, nor do those that waited before it', async () => {
    const { groups, gravar } = setup(50)
    const pending = [1, 100, 3].map((item) => gravar(item))
    expect(groups).toEqual([[1, 100]])
    await Promise.all(pending)
    expect(groups).toEqual([[1, 100], [3]])
  })

  test('what cannot be written for a moment is written when it can be', async () => {
    let away = 3
    const written: number[] = []
    const gravar = createGravador<number>({
      async write(items) {
        if (away-- > 0) throw new Error('the database is away')
        written.push(...items)
      },
      maximo: 2,
      repeticoesMs: [1, 1, 1],
    })
    await Promise.all([gravar(1), gravar(2)])
    expect(written).toEqual([1, 2])
  })

  test('what can never be written fails alone, after every repetition', async () => {
    const { groups, gravar } = setup(2)
    const results = await Promise.allSettled([1, -1, 3, 4].map((item) => gravar(item)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(groups.filter((group) => group.includes(-1))).toEqual([[1, -1], [1, -1], [-1]])
  })
})
