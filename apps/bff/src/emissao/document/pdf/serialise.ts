import type { PackedObjects, PdfStream } from './objects.ts'
import type { PdfTemplate } from './template.ts'

/** A file, all of it known. */
export type PdfFile = {
  readonly template: PdfTemplate
  readonly own: readonly PdfStream[]
  /** The object streams among the own. */
  readonly packed: readonly PackedObjects[]
  /** The first number after the file's objects. */
  readonly size: number
  readonly catalog: number
  readonly info: number
  /** Hexadecimal. */
  readonly identifier: string
}

// The second line tells programs that the file is not text (ISO 19005-3 §6.1.2).
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const END = Buffer.from('\nendstream\nendobj\n')

/** The bytes of a file: its streams, then the table of where all objects are. */
export function serialise(file: PdfFile): Uint8Array {
  const { template, own, packed, size, catalog, info, identifier } = file
  const table = new CrossReferences(size + 1)
  for (const part of [template.packed, ...packed]) table.addPacked(part)
  const chunks: Uint8Array[] = [HEADER]
  let offset = HEADER.length
  const add = ({ ref, dict, bytes }: PdfStream) => {
    const head = Buffer.from(`${ref} 0 obj\n<<${dict} /Length ${bytes.length}>>\nstream\n`, 'latin1')
    table.addStream(ref, offset)
    chunks.push(head, bytes, END)
    offset += head.length + bytes.length + END.length
  }
  for (const stream of template.streams) add(stream)
  for (const stream of own) add(stream)
  const start = offset
  const trailer = `/Root ${catalog} 0 R /Info ${info} 0 R /ID [<${identifier}> <${identifier}>]`
  add({ ref: size, dict: `${table.dict} ${trailer}`, bytes: table.rows })
  chunks.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(chunks)
}

/** The rows of a cross-reference stream (ISO 32000-1 §7.5.8), not deflated: 0.02 ms for 500 bytes. */
class CrossReferences {
  readonly rows: Buffer
  readonly dict: string

  constructor(size: number) {
    this.rows = Buffer.alloc(size * 6)
    this.dict = `/Type /XRef /Size ${size} /W [1 3 2]`
    // Number 0 heads the list of free numbers, which has no other.
    this.row(0, 0, 0, 0xffff)
  }

  addStream(ref: number, offset: number): void {
    this.row(ref, 1, offset, 0)
  }

  addPacked({ stream, refs }: PackedObjects): void {
    refs.forEach((ref, index) => this.row(ref, 2, stream.ref, index))
  }

  private row(ref: number, type: number, second: number, third: number): void {
    const start = ref * 6
    this.rows[start] = type
    this.rows[start + 1] = second >>> 16
    this.rows[start + 2] = second >>> 8
    this.rows[start + 3] = second
    this.rows[start + 4] = third >>> 8
    this.rows[start + 5] = third
  }
}
