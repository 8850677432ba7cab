import type { QrCode } from './qr-code.ts'

/**
 * PDF path operators of a QR code, one rectangle per horizontal run of dark modules and a single fill, so that no
 * viewer shows seams between them. One unit is one module, the origin is the upper left corner and y grows downwards.
 */
export function qrPath(qr: QrCode): string {
  const { size } = qr
  const path = new RectanglePath()
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!qr.get(x, y)) continue
      const start = x
      while (qr.get(x + 1, y)) x++
      path.add(start, y, x + 1 - start)
    }
  }
  return path.fill()
}

/** PDF path operators of a bar code from its alternating widths; one unit is one module, the height is 1. */
export function barsPath(widths: readonly number[]): string {
  const path = new RectanglePath()
  let x = 0
  widths.forEach((width, index) => {
    if (index % 2 === 0) path.add(x, 0, width)
    x += width
  })
  return path.fill()
}

// The largest QR code has 177 rows of at most 89 runs of at most 15 bytes.
const SCRATCH = Buffer.alloc(177 * 89 * 15 + 2)
const SPACE = 0x20
const DIGIT_0 = 0x30
// '1 re\n' and 'f\n'
const HEIGHT_AND_OPERATOR = [0x31, 0x20, 0x72, 0x65, 0x0a]
const FILL = [0x66, 0x0a]

/**
 * Rectangles of height 1 with integer coordinates below 1,000. Written as bytes into one shared buffer: a bill has
 * some 1,200 of them, and as joined strings they were most of its garbage. One path is open at a time.
 */
class RectanglePath {
  private length = 0

  add(x: number, y: number, width: number): void {
    this.number(x)
    this.number(y)
    this.number(width)
    for (const byte of HEIGHT_AND_OPERATOR) SCRATCH[this.length++] = byte
  }

  fill(): string {
    for (const byte of FILL) SCRATCH[this.length++] = byte
    return SCRATCH.toString('latin1', 0, this.length)
  }

  private number(value: number): void {
    if (value >= 100) this.digit(Math.floor(value / 100))
    if (value >= 10) this.digit(Math.floor(value / 10) % 10)
    this.digit(value % 10)
    SCRATCH[this.length++] = SPACE
  }

  private digit(digit: number): void {
    SCRATCH[this.length++] = DIGIT_0 + digit
  }
}
