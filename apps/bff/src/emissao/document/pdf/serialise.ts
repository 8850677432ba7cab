import { createEnvelope } from './envelope.ts'
import type { PackedObjects, PdfStream } from './objects.ts'
import { encryptDictionary } from './protect.ts'
import type { Protection } from './protect.ts'
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

/**
 * The bytes of a file: its streams, then the table of where all objects are.
 *
 * @param protection encrypts all streams but that table, and with them every string, since those are packed
 */
export function serialise(file: PdfFile, protection?: Protection): Uint8Array {
  const envelope = protection && createEnvelope(protection, file.identifier)
  const sink = new Sink()
  const table = new CrossReferences(file.size + (protection ? 2 : 1))
  for (const part of [file.template.packed, ...file.packed]) table.addPacked(part)
  for (const stream of [...file.template.streams, ...file.own]) {
    table.addObject(stream.ref, sink.length)
    sink.addStream(stream, envelope ? envelope.encrypt(stream.bytes) : stream.bytes)
  }
  let trailer = `/Root ${file.catalog} 0 R /Info ${file.info} 0 R`
  if (protection) {
    table.addObject(file.size, sink.length)
    sink.addText(`${file.size} 0 obj\n${encryptDictionary(protection)}\nendobj\n`)
    trailer += ` /Encrypt ${file.size} 0 R`
  }
  const identifier = envelope?.identifier ?? file.identifier
  const start = sink.length
  table.addObject(table.size - 1, start)
  const dict = `${table.dict} ${trailer} /ID [<${identifier}> <${identifier}>]`
  sink.addStream({ ref: table.size - 1, dict }, table.rows)
  sink.addText(`startxref\n${start}\n%%EOF\n`)
  return sink.bytes()
}

class Sink {
  length = HEADER.length
  private readonly chunks: Uint8Array[] = [HEADER]

  addText(text: string): void {
    this.add(Buffer.from(text, 'latin1'))
  }

  addStream({ ref, dict }: Omit<PdfStream, 'bytes'>, bytes: Uint8Array): void {
    this.addText(`${ref} 0 obj\n<<${dict} /Length ${bytes.length}>>\nstream\n`)
    this.add(bytes)
    this.add(END)
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.chunks, this.length)
  }

  private add(chunk: Uint8Array): void {
    this.chunks.push(chunk)
    this.length += chunk.length
  }
}

/** The rows of a cross-reference stream (ISO 32000-1 §7.5.8), not deflated: 0.02 ms for 500 bytes. */
class CrossReferences {
  readonly rows: Buffer
  readonly size: number
  readonly dict: string

  constructor(size: number) {
    this.size = size
    this.rows = Buffer.alloc(size * 6)
    this.dict = `/Type /XRef /Size ${size} /W [1 3 2]`
    // Number 0 heads the list of free numbers, which has no other.
    this.row(0, 0, 0, 0xffff)
  }

  addObject(ref: number, offset: number): void {
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
