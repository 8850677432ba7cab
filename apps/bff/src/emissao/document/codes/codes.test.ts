import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import '#emissao/testing/pdf-page.ts'
import { encodeItf } from './itf.ts'
import { barsPath, qrPath } from './paths.ts'
import { encodeQr, qrSize } from './qr-code.ts'
import type { QrCode } from './qr-code.ts'
import { dataCodewords } from './qr-layout.ts'

describe('QR codes', () => {
  // The most that each version and level holds: every row of the standard's tables is used.
  const capacities = Array.from({ length: 40 }, (_, index) => index + 1).flatMap((version) =>
    (['L', 'M'] as const).map(
      (level) => [version, level, dataCodewords(version, level) - (version < 10 ? 2 : 3)] as const,
    ),
  )

  it.each(capacities)('of version %i level %s decode when full', async (version, _, length) => {
    const bytes = Uint8Array.from({ length }, (__, index) => 32 + ((index * 7 + version) % 95))
    expect(await decode(encodeQr(bytes))).toBe(new TextDecoder().decode(bytes))
  })

  it('decode whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 300 }), async (text) => {
        expect(await decode(encodeQr(new TextEncoder().encode(text)))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('say their size before they are made', () => {
    for (const length of [1, 106, 150, 460])
      expect(encodeQr(new Uint8Array(length).fill(65)).size).toBe(qrSize(length))
  })

  it('refuse more than the largest holds', () => {
    expect(() => encodeQr(new Uint8Array(2954))).toThrow(RangeError)
  })

  it('are drawn as one rectangle per run of dark modules', () => {
    const modules = Uint8Array.of(1, 1, 0, 0, 1, 1, 1, 0, 1)
    expect(qrPath({ size: 3, modules })).toBe('0 0 2 1 re\n1 1 2 1 re\n0 2 1 1 re\n2 2 1 1 re\nf\n')
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
    expect(barsPath([1, 2, 3])).toBe('0 0 1 1 re\n3 0 3 1 re\nf\n')
  })

  it.each(['', '123', '12a4'])('refuse %j', (digits) => {
    expect(() => encodeItf(digits)).toThrow(RangeError)
  })
})

/** Reads a code from a picture of it, 3 pixels a module, with its quiet zone. */
async function decode({ size, modules }: QrCode): Promise<string | undefined> {
  const side = (size + 8) * 3
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / 3) - 4
      const row = Math.floor(y / 3) - 4
      const inside = column >= 0 && row >= 0 && column < size && row < size
      if (inside && modules[row * size + column]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  const image = { data, width: side, height: side, colorSpace: 'srgb' as const }
  return (await readBarcodes(image, { formats: ['QRCode'] }))[0]?.text
}
