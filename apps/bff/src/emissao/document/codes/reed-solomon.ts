// Reed-Solomon over GF(2^8) with the polynomial 0x11D, as ISO/IEC 18004 (QR Code) prescribes.

const EXP = new Uint8Array(512)
const LOG = new Uint8Array(256)
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value
  LOG[value] = power
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0)
}

const generators = new Map<number, Uint8Array>()

/** Logarithms of the generator polynomial's coefficients, highest power first, the leading 1 left out. */
function generatorLogs(degree: number): Uint8Array {
  const known = generators.get(degree)
  if (known) return known
  const coefficients = new Uint8Array(degree)
  coefficients[degree - 1] = 1
  for (let root = 0; root < degree; root++) {
    for (let index = 0; index < degree; index++) {
      const product = multiply(coefficients[index] ?? 0, EXP[root] ?? 0)
      coefficients[index] = product ^ (coefficients[index + 1] ?? 0)
    }
  }
  const logs = coefficients.map((coefficient) => LOG[coefficient] ?? 0)
  generators.set(degree, logs)
  return logs
}

function multiply(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : (EXP[(LOG[left] ?? 0) + (LOG[right] ?? 0)] ?? 0)
}

/** The `degree` error correction codewords of one block of data. */
export function correctionCodewords(data: Uint8Array, degree: number): Uint8Array {
  const generator = generatorLogs(degree)
  const remainder = new Uint8Array(degree)
  for (const byte of data) {
    const factor = byte ^ (remainder[0] ?? 0)
    remainder.copyWithin(0, 1)
    remainder[degree - 1] = 0
    if (factor === 0) continue
    const log = LOG[factor] ?? 0
    for (let index = 0; index < degree; index++) {
      remainder[index] = (remainder[index] ?? 0) ^ (EXP[log + (generator[index] ?? 0)] ?? 0)
    }
  }
  return remainder
}
