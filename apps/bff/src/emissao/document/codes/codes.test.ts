import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import '#emissao/testing/pdf-page.ts'
import { barsBitmap, qrBitmap } from './bitmap.ts'
import { encodeItf } from './itf.ts'
import { encodeQr } from './qr-code.ts'
import type { QrCode } from './qr-code.ts'

describe('QR codes', () => {
  it('decode whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 300 }), async (text) => {
        expect(await decode(encodeQr(text))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  // ISO/IEC 18004 table 7: the fiscal area has room for version 9, and for version 16 in contingency.
  it.each([
    [230, 53],
    [231, 57],
    [586, 81],
    [2953, 177],
  ])('of %i bytes have %i modules a side and decode', async (length, size) => {
    const text = Array.from({ length }, (_, index) => String.fromCharCode(32 + ((index * 7) % 95))).join('')
    const qr = encodeQr(text)
    expect(qr.size).toBe(size)
    expect(await decode(qr)).toBe(text)
  })

  it('refuse more than the largest holds', () => {
    expect(() => encodeQr('A'.repeat(2954))).toThrow(RangeError)
  })

  it('are drawn in modules of four by four pixels', () => {
    const rows = ['##.', '.##', '#.#']
    const { columns, rows: height, data } = qrBitmap({ size: 3, get: (x, y) => rows[y]?.[x] === '#' })
    expect([columns, height]).toEqual([12, 12])
    const drawn = ['ff00', '0ff0', 'f0f0'].flatMap((row) => [row, row, row, row])
    expect(Buffer.from(data, 'latin1').toString('hex')).toBe(drawn.join(''))
  })
})

describe('ITF bar codes', () => {
  it('have the start, the pairs and the stop of the standard', () => {
    // ISO/IEC 16390: 3 in the bars is 11000, 8 in the spaces is 10010.
    expect(encodeItf('38').join('')).toBe(['1111', '33', '31', '11', '13', '11', '311'].join(''))
  })

  it('of 44 digits are 405 modules wide', () => {
    expect(encodeItf('0'.repeat(44)).reduce((sum, width) => sum + width)).toBe(405)
  })

  it('draw the bars and leave the spaces', () => {
    const { columns, rows, data } = barsBitmap([1, 2, 3])
    expect([columns, rows]).toEqual([24, 1])
    expect(Buffer.from(data, 'latin1').toString('hex')).toBe('f00fff')
  })

  it.each(['', '123', '12a4'])('refuse %j', (digits) => {
    expect(() => encodeItf(digits)).toThrow(RangeError)
  })
})

/** Reads a code from a picture of it, 3 pixels a module, with its quiet zone. */
async function decode({ size, get }: QrCode): Promise<string | undefined> {
  const side = (size + 8) * 3
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / 3) - 4
      const row = Math.floor(y / 3) - 4
      if (get(column, row)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  const image = { data, width: side, height: side, colorSpace: 'srgb' as const }
  return (await readBarcodes(image, { formats: ['QRCode'] }))[0]?.text
}
