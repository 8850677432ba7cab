import { deflateSync } from 'node:zlib'

// Measured on a bill: level 2 takes as long as level 1 and gives 90 bytes less; level 3 takes 0.03 ms more for 50.
// A page compresses to less than 8 kB; of the default buffer of 16 kB most was garbage, collected at a price.
const DEFLATE = { level: 2, chunkSize: 8192 }

/** A content stream of one character per byte, deflated: the half of a bill's cost that is not its drawing. */
export function deflateContent(content: string): Buffer {
  return deflateSync(Buffer.from(content, 'latin1'), DEFLATE)
}
