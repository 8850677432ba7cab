import { isValidCei, isValidCnpj, isValidCpf } from '@ramal/shared/domain/documents.ts'
import { isValidUcNumber } from '@ramal/shared/domain/uc-number.ts'
import { describe, expect, test } from 'vitest'
import {
  makeCei,
  makeCnpj,
  makeCnpjAlfanumerico,
  makeCpf,
  makeMeterNumber,
  makeOldNumber,
  makeUcNumber,
  MAX_UCS,
} from './documentos.ts'
import { hash32, spread } from './random.ts'

const SEED = 20_261_121
const COUNT = 100_000

const KINDS: readonly [
  name: string,
  make: (seed: number, index: number) => string,
  valid: (text: string) => boolean,
][] = [
  ['CPF', makeCpf, isValidCpf],
  ['numeric CNPJ', makeCnpj, (text) => /^\d{14}$/.test(text) && isValidCnpj(text)],
  ['alphanumeric CNPJ', makeCnpjAlfanumerico, (text) => /[A-Z]/.test(text) && isValidCnpj(text)],
  ['CEI', makeCei, isValidCei],
  ['UC number', makeUcNumber, isValidUcNumber],
  ['old UC number', makeOldNumber, (text) => /^[1-9]\d{6,9}$/.test(text)],
  ['meter number', makeMeterNumber, (text) => /^[A-Z]\d{9}$/.test(text)],
]

describe.each(KINDS)('%s', (_name, make, valid) => {
  test(`is valid and unique in ${COUNT} records`, () => {
    const seen = new Set<string>()
    let invalid = 0
    for (let index = 0; index < COUNT; index++) {
      const text = make(SEED, index)
      if (!valid(text)) invalid++
      seen.add(text)
    }
    expect(invalid).toBe(0)
    expect(seen.size).toBe(COUNT)
  })

  test('is valid at the far end of the largest book', () => {
    expect(valid(make(SEED, MAX_UCS - 1))).toBe(true)
  })
})

/** A seed under which some index of the book would get this base of nine digits, and that index. */
function findReaching(base: bigint): { seed: number; index: number } {
  const size = 1_000_000_000n
  let inverse = 1n
  // Euler: multiplier^(phi - 1) is its inverse; phi(10^9) is 4 × 10^8.
  for (
    let power = 399_999_999n, factor = 271_828_183n;
    power > 0n;
    power >>= 1n, factor = (factor * factor) % size
  ) {
    if (power & 1n) inverse = (inverse * factor) % size
  }
  for (let seed = 0; ; seed++) {
    const offset = BigInt(hash32(seed, 1)) % size
    const index = (((((base - offset + size) % size) * inverse) % size) + size) % size
    if (index < BigInt(MAX_UCS)) return { seed, index: Number(index) }
  }
}

test('a record that would get the CPF of a hand-picked case steps over it', () => {
  const { seed, index } = findReaching(529_982_247n)
  expect(spread(index, 271_828_183, hash32(seed, 1), 1_000_000_000)).toBe(529_982_247)
  expect(makeCpf(seed, index)).not.toBe('52998224725')
  expect(isValidCpf(makeCpf(seed, index))).toBe(true)
})
