import type { Bitmap } from '../pdf/canvas.ts'
import type { QrCode } from './qr-code.ts'

// A module is four pixels wide, half a byte: viewers that smooth pictures blur a quarter of a module at most, and no
// byte but these four occurs, so that none can be taken for the end of the picture.
const SCALE = 4
const LEFT = 0xf0
const RIGHT = 0x0f

// The largest QR code has 177 modules a side; a bar code is one row of 405.
const SCRATCH = Buffer.alloc(Math.ceil(177 / 2) * 177 * SCALE)

/** A QR code, without quiet zone. */
export function qrBitmap(qr: QrCode): Bitmap {
  const { size, get } = qr
  const rowBytes = Math.ceil(size / 2)
  const length = rowBytes * size * SCALE
  let at = 0
  for (let y = 0; y < size; y++) {
    const start = at
    for (let x = 0; x < size; x += 2) SCRATCH[at++] = (get(x, y) ? LEFT : 0) | (get(x + 1, y) ? RIGHT : 0)
    // Twice and twice again.
    for (let copies = 1; copies < SCALE; copies *= 2) {
      SCRATCH.copyWithin(at, start, at)
      at += rowBytes * copies
    }
  }
  return { columns: size * SCALE, rows: size * SCALE, data: SCRATCH.toString('latin1', 0, length) }
}

/** A bar code from its alternating widths in modules, a bar first. */
export function barsBitmap(widths: readonly number[]): Bitmap {
  let modules = 0
  SCRATCH.fill(0)
  widths.forEach((width, index) => {
    const end = modules + width
    for (; modules < end; modules++) {
      if (index % 2 === 0)
        SCRATCH[modules >> 1] = (SCRATCH[modules >> 1] ?? 0) | (modules % 2 === 0 ? LEFT : RIGHT)
    }
  })
  return { columns: modules * SCALE, rows: 1, data: SCRATCH.toString('latin1', 0, Math.ceil(modules / 2)) }
}
