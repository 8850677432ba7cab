import { createHash } from 'node:crypto'

/** Reference to an object of the file, by its number. */
export type Ref = number

/**
 * The bytes of a PDF that are the same in every file of a template: header and prebuilt objects, with the offset of
 * each for the cross-reference table. Object 1 is the catalog and object 2 the page tree, both written per file.
 */
export type StaticPart = { readonly bytes: Buffer; readonly offsets: readonly number[] }

export const CATALOG: Ref = 1
export const PAGES: Ref = 2
const FIRST_STATIC: Ref = 3

// The second line tells transfer programs that the file is binary (ISO 32000-1 §7.5.2).
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')

/** Collects the prebuilt objects of a template. */
export class StaticBuilder {
  private readonly chunks: Buffer[] = [HEADER]
  private readonly offsets: number[] = []
  private length = HEADER.length

  add(dictionary: string, stream?: Uint8Array): Ref {
    const ref = FIRST_STATIC + this.offsets.length
    const bytes = objectBytes(ref, dictionary, stream)
    this.offsets.push(this.length)
    this.chunks.push(bytes)
    this.length += bytes.length
    return ref
  }

  build(): StaticPart {
    return { bytes: Buffer.concat(this.chunks), offsets: this.offsets }
  }
}

/** Writes one file: the static part, then the file's own objects, the cross-reference table and the trailer. */
export class FileWriter {
  private readonly start: StaticPart
  private readonly chunks: Buffer[] = []
  private readonly ownOffsets = new Map<Ref, number>()
  private next: Ref
  private length: number

  constructor(start: StaticPart) {
    this.start = start
    this.next = FIRST_STATIC + start.offsets.length
    this.length = start.bytes.length
  }

  /** Takes the number of an object that is written later. */
  reserve(): Ref {
    return this.next++
  }

  add(dictionary: string, stream?: Uint8Array, ref: Ref = this.reserve()): Ref {
    const bytes = objectBytes(ref, dictionary, stream)
    this.ownOffsets.set(ref, this.length)
    this.chunks.push(bytes)
    this.length += bytes.length
    return ref
  }

  /**
   * Closes the file.
   * @param seed what the file identifier derives from: equal input gives equal bytes, so no clock and no chance
   */
  finish(info: Ref, seed: string): Uint8Array {
    const hash = createHash('sha256').update(seed)
    for (const chunk of this.chunks) hash.update(chunk)
    const id = hash.digest('hex').slice(0, 32)
    let table = `xref\n0 ${this.next}\n0000000000 65535 f \n`
    for (let ref = 1; ref < this.next; ref++)
      table += `${String(this.offsetOf(ref)).padStart(10, '0')} 00000 n \n`
    const trailer =
      `trailer\n<< /Size ${this.next} /Root ${CATALOG} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\n` +
      `startxref\n${this.length}\n%%EOF\n`
    return Buffer.concat([this.start.bytes, ...this.chunks, Buffer.from(table + trailer, 'latin1')])
  }

  private offsetOf(ref: Ref): number {
    const own = this.ownOffsets.get(ref)
    const offset = own ?? this.start.offsets[ref - FIRST_STATIC]
    if (offset === undefined) throw new RangeError(`object ${ref} was reserved but not written`)
    return offset
  }
}

function objectBytes(ref: Ref, dictionary: string, stream: Uint8Array | undefined): Buffer {
  if (!stream) return Buffer.from(`${ref} 0 obj\n<< ${dictionary} >>\nendobj\n`, 'latin1')
  const head = `${ref} 0 obj\n<< ${dictionary} /Length ${stream.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n', 'latin1')])
}
