import { deflateSync } from 'node:zlib'
import type { PackedObjects } from './objects.ts'

const GENERATION_BYTES = 2
// ISO 32000-1 §7.4.4.4.
const PNG_PREDICTORS = 12
const PNG_UP = 2

/** The rows of a cross-reference stream (ISO 32000-1 §7.5.8). */
export class CrossReferences {
  private readonly offsetBytes: number
  private readonly rowBytes: number
  private rows: Buffer
  private size = 1

  /** @param offsetBytes enough for the length of the file: 3 bytes are 16 MB, 5 are 1 TB */
  constructor(offsetBytes: 3 | 5, expectedSize = 256) {
    this.offsetBytes = offsetBytes
    this.rowBytes = 1 + offsetBytes + GENERATION_BYTES
    this.rows = Buffer.alloc(expectedSize * this.rowBytes)
    // Number 0 heads the list of free numbers, which has no other.
    this.row(0, 0, 0, 0xffff)
  }

  /** @throws RangeError where the offset takes more bytes than a row has for it */
  addObject(ref: number, offset: number): void {
    if (offset >= 256 ** this.offsetBytes) throw new RangeError(`a file of ${offset} bytes is too long`)
    this.row(ref, 1, offset, 0)
  }

  addPacked({ stream, refs }: PackedObjects): void {
    refs.forEach((ref, index) => this.row(ref, 2, stream.ref, index))
  }

  /** Entries of the stream's dictionary, and its bytes. */
  finish(): { readonly dict: string; readonly bytes: Buffer } {
    const { size, rowBytes } = this
    const dict =
      `/Type /XRef /Size ${size} /W [1 ${this.offsetBytes} ${GENERATION_BYTES}] /Filter /FlateDecode ` +
      `/DecodeParms <</Predictor ${PNG_PREDICTORS} /Columns ${rowBytes}>>`
    return { dict, bytes: deflateSync(differences(this.rows, size, rowBytes), { level: 1 }) }
  }

  private row(ref: number, type: number, second: number, third: number): void {
    this.size = Math.max(this.size, ref + 1)
    let at = ref * this.rowBytes
    if (at + this.rowBytes > this.rows.length) this.rows = Buffer.concat([this.rows], at * 2)
    this.rows[at++] = type
    // Beyond 32 bits a shift would start again.
    if (this.offsetBytes === 5) this.rows[at++] = second / 0x1_0000_0000
    if (this.offsetBytes === 5) this.rows[at++] = second >>> 24
    this.rows[at++] = second >>> 16
    this.rows[at++] = second >>> 8
    this.rows[at++] = second
    this.rows[at++] = third >>> 8
    this.rows[at] = third
  }
}

/** Each row less the one above, after the number of that predictor: 1,200 bytes of a bill deflate to 150, not to 400. */
function differences(rows: Buffer, size: number, rowBytes: number): Buffer {
  const result = Buffer.allocUnsafe(size * (rowBytes + 1))
  let at = 0
  for (let row = 0; row < size; row++) {
    result[at++] = PNG_UP
    for (let index = row * rowBytes; index < (row + 1) * rowBytes; index++) {
      result[at++] = (rows[index] ?? 0) - (rows[index - rowBytes] ?? 0)
    }
  }
  return result
}
