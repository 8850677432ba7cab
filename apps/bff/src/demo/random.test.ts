import { describe, expect, test } from 'vitest'
import { createSampler, parseWeights, Random, spread } from './random.ts'

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.uint32())

describe('Random', () => {
  test('gives the same draws for the same seed, stream and index', () => {
    expect(draws(new Random(7, 2, 900), 50)).toEqual(draws(new Random(7, 2, 900), 50))
  })

  test('gives other draws when seed, stream or index differ', () => {
    const texts = [new Random(7, 2, 900), new Random(8, 2, 900), new Random(7, 3, 900), new Random(7, 2, 901)]
    expect(new Set(texts.map((random) => draws(random, 4).join())).size).toBe(4)
  })

  test('reaches both ends of int and nothing beyond', () => {
    const random = new Random(1, 1, 1)
    const seen = new Set(Array.from({ length: 2000 }, () => random.int(3, 9)))
    expect([...seen].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9])
  })

  test('is even across neighbouring indexes, not only along one stream', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let index = 0; index < 50_000; index++) counts[new Random(5, 1, index).int(0, 9)]!++
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(350)
  })
})

describe('createSampler', () => {
  test('draws each value in proportion to its weight', () => {
    const sample = createSampler(parseWeights('a:70 b_c:20 d:10 e:0'))
    const random = new Random(3, 1, 0)
    const counts: Record<string, number> = {}
    for (let i = 0; i < 20_000; i++) {
      const value = sample(random)
      counts[value] = (counts[value] ?? 0) + 1
    }
    expect(Object.keys(counts).toSorted()).toEqual(['a', 'b c', 'd'])
    expect(counts['a']! / 20_000).toBeCloseTo(0.7, 1)
    expect(counts['b c']! / 20_000).toBeCloseTo(0.2, 1)
  })

  test('refuses a table without weight', () => {
    expect(() => createSampler([['a', 0]])).toThrow(RangeError)
  })
})

test('spread maps a range onto itself without repeating', () => {
  const seen = new Set(Array.from({ length: 1000 }, (_, index) => spread(index, 271, 17, 1000)))
  expect(seen.size).toBe(1000)
})
