// Interleaved 2 of 5 (ISO/IEC 16390) as Febraban's arrecadação layout uses it.

/** Wide elements per digit: 1 is wide. */
const DIGITS = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010']
const WIDE = 3

/** Alternating widths in modules, a bar first: start 1111, the pairs, stop 311. */
export function encodeItf(digits: string): number[] {
  if (!/^([0-9]{2})+$/.test(digits)) throw new RangeError('an ITF code takes an even number of digits')
  const widths = [1, 1, 1, 1]
  for (let index = 0; index < digits.length; index += 2) {
    const bars = DIGITS[Number(digits[index])] ?? ''
    const spaces = DIGITS[Number(digits[index + 1])] ?? ''
    for (let element = 0; element < 5; element++) {
      widths.push(bars[element] === '1' ? WIDE : 1, spaces[element] === '1' ? WIDE : 1)
    }
  }
  widths.push(WIDE, 1, 1)
  return widths
}
