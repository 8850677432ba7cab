import type { PackedObjects } from './objects.ts'

const GENERATION_BYTES = 2

/**
 * The rows of a cross-reference stream (ISO 32000-1 §7.5.8). A bill's is not deflated: that would take 0.02 ms for
 * 500 bytes.
 */
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

  addObject(ref: number, offset: number): void {
    this.row(ref, 1, offset, 0)
  }

  addPacked({ stream, refs }: PackedObjects): void {
    refs.forEach((ref, index) => this.row(ref, 2, stream.ref, index))
  }

  /** Entries of the stream's dictionary, and its bytes. */
  finish(): { readonly dict: string; readonly bytes: Buffer } {
    const dict = `/Type /XRef /Size ${this.size} /W [1 ${this.offsetBytes} ${GENERATION_BYTES}]`
    return { dict, bytes: this.rows.subarray(0, this.size * this.rowBytes) }
  }

  private row(ref: number, type: number, second: number, third: number): void {
    this.size = Math.max(this.size, ref + 1)
    const start = ref * this.rowBytes
    if (start + this.rowBytes > this.rows.length) {
      this.rows = Buffer.concat([this.rows], Math.max(this.rows.length, start + this.rowBytes) * 2)
    }
    this.rows[start] = type
    this.rows.writeUIntBE(second, start + 1, this.offsetBytes)
    this.rows.writeUInt16BE(third, start + 1 + this.offsetBytes)
  }
}
