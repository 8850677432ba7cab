import { CrossReferences } from './cross-references.ts'
import { createEnvelope } from './envelope.ts'
import type { PackedObjects, PdfStream } from './objects.ts'
import { encryptDictionary } from './protect.ts'
import type { Protection } from './protect.ts'
import { Sink } from './sink.ts'
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

/**
 * The bytes of a file: its streams, then the table of where all objects are.
 *
 * @param protection encrypts all streams but that table, and with them every string, since those are packed
 */
export function serialise(file: PdfFile, protection?: Protection): Uint8Array {
  const { template } = file
  const envelope = protection && createEnvelope(protection, file.identifier)
  const sink = envelope ? new Sink() : new Sink(template.beginning)
  const table = new CrossReferences(3)
  for (const part of [template.packed, ...file.packed]) table.addPacked(part)
  const add = (stream: PdfStream) => {
    table.addObject(stream.ref, sink.length)
    sink.addStream(envelope ? { ...stream, bytes: envelope.encrypt(stream.bytes) } : stream)
  }
  if (envelope) template.streams.forEach(add)
  else template.streams.forEach(({ ref }, index) => table.addObject(ref, template.offsets[index] ?? 0))
  file.own.forEach(add)
  let ref = file.size
  let trailer = `/Root ${file.catalog} 0 R /Info ${file.info} 0 R`
  if (protection) {
    table.addObject(ref, sink.length)
    sink.addText(`${ref} 0 obj\n${encryptDictionary(protection)}\nendobj\n`)
    trailer += ` /Encrypt ${ref++} 0 R`
  }
  addTable(sink, table, ref, `${trailer} ${identifierEntry(envelope?.identifier ?? file.identifier)}`)
  return sink.take()
}

/** The trailer's entry for an identifier that no later change has made another. */
export function identifierEntry(identifier: string): string {
  return `/ID [<${identifier}> <${identifier}>]`
}

/** Ends a file: the table, which is also its trailer, and where it starts. */
export function addTable(sink: Sink, table: CrossReferences, ref: number, trailer: string): void {
  const start = sink.length
  table.addObject(ref, start)
  const { dict, bytes } = table.finish()
  sink.addStream({ ref, dict: `${dict} ${trailer}`, bytes })
  sink.addText(`startxref\n${start}\n%%EOF\n`)
}
