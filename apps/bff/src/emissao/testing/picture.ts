import { crc32, deflateSync } from 'node:zlib'

/** One byte a pixel, black 0 to white 255, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly gray: Uint8Array }

/** A PNG of sixteen shades: a third of the size of the usual 256, and a page reads as well. */
export function encodePng({ width, height, gray }: Picture): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Four bits a pixel, shades of gray.
  header[8] = 4
  const rowBytes = Math.ceil(width / 2)
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (rowBytes + 1) + 1 + (x >> 1)
      const shade = Math.round((gray[y * width + x] ?? 0) / 17)
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? shade << 4 : shade)
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  const check = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Shades apart that antialiasing does not explain; a picture of sixteen shades is 8 off. */
const TOLERANCE = 80

/**
 * Pixels that differ by more than antialiasing does. Softer edges count for nothing, a word moved by one pixel for most
 * of its strokes.
 */
export function differentPixels(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY
  let count = 0
  for (let at = 0; at < one.gray.length; at++)
    if (Math.abs((one.gray[at] ?? 0) - (other.gray[at] ?? 0)) > TOLERANCE) count++
  return count
}
