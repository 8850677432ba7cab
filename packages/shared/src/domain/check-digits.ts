/** Arithmetic shared by the Brazilian check digits. Inputs are already free of punctuation. */

/** Value of one character in an alphanumeric code: its ASCII code minus 48 (NT COCAD/SUARA/RFB 49/2024), so A is 17. */
export function charValue(char: string): number {
  return char.charCodeAt(0) - 48
}

/** Sum of each character times the weight in the same position; weights repeat when the text is longer. */
export function weightedSum(text: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += (text.charCodeAt(i) - 48) * weights[i % weights.length]!
  return sum
}

/** Sum with the weights 2 to 9 repeated from the right, as boletos, arrecadação and fiscal keys use. */
export function sumFromRight(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const weight = 2 + ((text.length - 1 - i) % 8)
    sum += (text.charCodeAt(i) - 48) * weight
  }
  return sum
}

/** 11 minus the remainder, with 0 for the remainders 0 and 1. Two remainders share the digit 0. */
export function mod11Digit(sum: number): number {
  const remainder = sum % 11
  return remainder < 2 ? 0 : 11 - remainder
}

/** Febraban's modulus 10 (the Luhn sum): weights 2, 1 from the right, the digits of each product added. */
export function mod10Digit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = (digits.length - 1 - i) % 2 === 0
    const product = charValue(digits[i]!) * (doubled ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}

/** Whether all characters are the same: such numbers pass the arithmetic but are placeholders, never issued. */
export function isRepeated(text: string): boolean {
  return text.length > 0 && text === text[0]!.repeat(text.length)
}
