import { dataCodewords, qrLayout } from './qr-layout.ts'
import type { QrLayout, QrLevel } from './qr-layout.ts'
import { correctionCodewords } from './reed-solomon.ts'

/** A QR code: `modules[y * size + x]` is 1 where dark. The quiet zone of 4 modules is the caller's. */
export type QrCode = { readonly size: number; readonly modules: Uint8Array }

/**
 * Encodes bytes as a QR code in byte mode, always with mask 0. Readers take the mask from the format bits; trying
 * all eight and scoring them, as the general libraries do, costs a hundred times the encoding itself.
 *
 * @param bytes up to 2,953
 * @throws RangeError above that
 */
export function encodeQr(bytes: Uint8Array): QrCode {
  const { version, level } = chooseVersion(bytes.length)
  const layout = qrLayout(version, level)
  const codewords = interleave(layout, dataBits(bytes, version, layout.dataCodewords))
  const modules = layout.base.slice()
  const { order, mask } = layout
  // Remainder bits past the last codeword read as 0, as the standard wants.
  for (let index = 0; index < order.length; index++) {
    const bit = ((codewords[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
    modules[order[index] ?? 0] = bit ^ (mask[index] ?? 0)
  }
  return { size: layout.size, modules }
}

/** Modules per side of the code that `length` bytes take. */
export function qrSize(length: number): number {
  return chooseVersion(length).version * 4 + 17
}

function chooseVersion(length: number): { version: number; level: QrLevel } {
  for (let version = 1; version <= 40; version++) {
    const needed = length + (version < 10 ? 2 : 3)
    if (needed > dataCodewords(version, 'L')) continue
    return { version, level: needed <= dataCodewords(version, 'M') ? 'M' : 'L' }
  }
  throw new RangeError(`${length} bytes do not fit a QR code`)
}

/** Mode 0100, the count, the bytes, the terminator, then the pad codewords 0xEC 0x11. */
function dataBits(bytes: Uint8Array, version: number, capacity: number): Uint8Array {
  const data = new Uint8Array(capacity)
  // The mode takes half a byte, so everything after it is shifted by four bits.
  const count = version < 10 ? [bytes.length] : [bytes.length >> 8, bytes.length & 0xff]
  let pending = 0x4
  let position = 0
  const push = (byte: number) => {
    data[position++] = ((pending << 4) | (byte >> 4)) & 0xff
    pending = byte & 0xf
  }
  for (const byte of count) push(byte)
  for (const byte of bytes) push(byte)
  data[position++] = (pending << 4) & 0xff
  for (let pad = 0xec; position < capacity; pad ^= 0xec ^ 0x11) data[position++] = pad
  return data
}

/** Splits the data in blocks (the first ones a codeword shorter), adds correction and interleaves both. */
function interleave(layout: QrLayout, data: Uint8Array): Uint8Array {
  const { blocks, correctionPerBlock } = layout
  const shortLength = Math.floor(data.length / blocks)
  const shortBlocks = blocks - (data.length % blocks)
  const result = new Uint8Array(data.length + blocks * correctionPerBlock)
  let start = 0
  for (let block = 0; block < blocks; block++) {
    const length = shortLength + (block < shortBlocks ? 0 : 1)
    const part = data.subarray(start, start + length)
    start += length
    part.forEach((byte, index) => {
      const target = index < shortLength ? index * blocks + block : shortLength * blocks + block - shortBlocks
      result[target] = byte
    })
    correctionCodewords(part, correctionPerBlock).forEach((byte, index) => {
      result[data.length + index * blocks + block] = byte
    })
  }
  return result
}
