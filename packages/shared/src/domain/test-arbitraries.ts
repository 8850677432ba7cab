import fc from 'fast-check'

/** A text of exactly `length` decimal digits. */
export function digits(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))
}

/** Anything a keyboard, a paste or an attacker can send: all of Unicode, lone surrogates, and near misses of numbers. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...'0123456789.-/ ()+'), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'0123456789ABCabcçã@.- '), maxLength: 60 }),
)

/** The text with one decimal digit replaced by another; `position` and `step` choose which and how. */
export function changeDigit(text: string, position: number, step: number): string {
  const changed = (Number(text[position]) + step) % 10
  return `${text.slice(0, position)}${changed}${text.slice(position + 1)}`
}

/** A change by 1 to 9, so that the digit always differs. */
export const step: fc.Arbitrary<number> = fc.integer({ min: 1, max: 9 })
