/**
 * Reproducible randomness addressed by (seed, stream, index): record 7,654,321 of a book is made without making the
 * others, and a new draw in one stream never shifts another.
 */

/** Mixes up to three integers into an unsigned 32-bit one (the finalizer of MurmurHash3, applied per word). */
export function hash32(seed: number, a: number, b = 0): number {
  return mix(mix(mix(seed | 0) ^ (a | 0)) ^ Math.imul(b | 0, 0x9e3779b1))
}

function mix(value: number): number {
  let h = (value + 0x6d2b79f5) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, a handful of operations per draw. Not for secrets. */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, stream: number, index: number) {
    this.a = hash32(seed, stream, index)
    this.b = hash32(this.a, index, stream)
    this.c = hash32(this.b, seed, index)
  }

  /** An unsigned 32-bit integer. */
  uint32(): number {
    const result = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** A number in [0, 1). */
  float(): number {
    return this.uint32() / 0x1_0000_0000
  }

  /** An integer in [min, max], both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.float() * (max - min + 1))
  }

  /** True in `percent` of the draws. */
  chance(percent: number): boolean {
    return this.float() * 100 < percent
  }

  /** One of the list, each as likely. Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.int(0, list.length - 1)]
    if (item === undefined) throw new RangeError('pick needs a list with items')
    return item
  }
}

/** Draws values in proportion to their weights. */
export type Sampler<T> = (random: Random) => T

/** Makes a sampler by cumulative weights and binary search. Throws RangeError when there is nothing to draw. */
export function createSampler<T>(entries: readonly (readonly [value: T, weight: number])[]): Sampler<T> {
  const values = entries.map(([value]) => value)
  const cumulative = new Float64Array(entries.length)
  let total = 0
  entries.forEach(([, weight], index) => {
    total += weight
    cumulative[index] = total
  })
  if (total <= 0) throw new RangeError('a sampler needs a positive weight')
  return (random) => values[firstAbove(cumulative, random.float() * total)] as T
}

function firstAbove(cumulative: Float64Array, target: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cumulative[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return low
}

/** Reads a table of `Valor:peso` words, `_` standing for a space inside a value. */
export function parseWeights(table: string): [value: string, weight: number][] {
  return table
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [value = '', weight = ''] = word.split(':')
      return [value.replaceAll('_', ' '), Number(weight)]
    })
}

/**
 * A bijection of [0, size) onto itself that looks shuffled: index × multiplier + offset, modulo size. Distinct indexes
 * give distinct values, which is what makes generated numbers unique without a set of those already used.
 * `multiplier` must be coprime with `size`, and index × multiplier must stay below 2^53.
 */
export function spread(index: number, multiplier: number, offset: number, size: number): number {
  return (((index * multiplier) % size) + (offset % size)) % size
}
