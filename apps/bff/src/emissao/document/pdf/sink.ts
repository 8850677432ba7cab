import type { PdfStream } from './objects.ts'

// The second line tells programs that the file is not text (ISO 19005-3 §6.1.2).
const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const END = Buffer.from('\nendstream\nendobj\n')

/** Collects the bytes of a file, from its header on. */
export class Sink {
  /** Bytes of the file so far: where the next object begins. */
  length = 0
  private chunks: Uint8Array[] = []
  private held = 0

  /** @param beginning of the file, where it is known already */
  constructor(beginning: Uint8Array = HEADER) {
    this.add(beginning)
  }

  /** @param text one character per byte */
  addText(text: string): void {
    this.add(Buffer.from(text, 'latin1'))
  }

  addStream({ ref, dict, bytes }: PdfStream): void {
    this.addText(`${ref} 0 obj\n<<${dict} /Length ${bytes.length}>>\nstream\n`)
    this.add(bytes)
    this.add(END)
  }

  /** Bytes that `take` would give. */
  get heldBytes(): number {
    return this.held
  }

  /** What was added since the last time. */
  take(): Buffer {
    const bytes = Buffer.concat(this.chunks, this.held)
    this.chunks = []
    this.held = 0
    return bytes
  }

  private add(chunk: Uint8Array): void {
    this.chunks.push(chunk)
    this.length += chunk.length
    this.held += chunk.length
  }
}
