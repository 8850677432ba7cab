import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charValue, isRepeated, mod10Digit, mod11Digit, sumFromRight, weightedSum } from './check-digits.ts'
import { changeDigit, digits, step } from './test-arbitraries.ts'

describe('sums', () => {
  it('give letters their ASCII value minus 48', () => {
    expect(charValue('0')).toBe(0)
    expect(charValue('A')).toBe(17)
    expect(charValue('Z')).toBe(42)
  })

  it('repeat the weights 2 to 9 from the right', () => {
    expect(sumFromRight('123456789')).toBe(
      9 * 2 + 8 * 3 + 7 * 4 + 6 * 5 + 5 * 6 + 4 * 7 + 3 * 8 + 2 * 9 + 1 * 2,
    )
  })

  it('take the weights from the left, again from the first when they run out', () => {
    expect(weightedSum('1111', [1, 10, 100])).toBe(112)
  })
})

describe('digits', () => {
  it('are 0 for the remainders 0 and 1 of modulus 11', () => {
    expect([11, 12, 13, 21].map(mod11Digit)).toEqual([0, 0, 9, 1])
  })

  it('of modulus 10 differ for any single changed digit', () => {
    expect(mod10Digit('7992739871')).toBe(3)
    fc.assert(
      fc.property(digits(20), fc.nat(19), step, (text, position, by) => {
        expect(mod10Digit(changeDigit(text, position, by))).not.toBe(mod10Digit(text))
      }),
    )
  })
})

describe('isRepeated', () => {
  it('tells placeholders from numbers', () => {
    expect(isRepeated('00000000000')).toBe(true)
    expect(isRepeated('00000000001')).toBe(false)
    expect(isRepeated('')).toBe(false)
  })
})
