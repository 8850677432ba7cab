import { deflateSync } from 'node:zlib'
import { pdfString } from './win-ansi.ts'

/**
 * An indirect object that is a stream. A file consists of nothing else: what is not a stream is packed into one
 * (ISO 32000-1 §7.5.7), which makes it small and leaves one place where a protected file encrypts.
 */
export type PdfStream = {
  readonly ref: number
  /** Entries of its dictionary, without brackets, `/Length` and strings. */
  readonly dict: string
  readonly bytes: Uint8Array
}

/** An object to pack, as text of one character per byte. */
export type PdfObject = readonly [ref: number, text: string]

/** An object stream and what it holds, in this order. */
export type PackedObjects = { readonly stream: PdfStream; readonly refs: readonly number[] }

/** Packs objects into a stream, deflated where it is made once: deflating costs more than a bill's few strings weigh. */
export function packObjects(ref: number, objects: readonly PdfObject[], deflated: boolean): PackedObjects {
  let index = ''
  let body = ''
  for (const [packed, text] of objects) {
    index += `${packed} ${body.length} `
    body += `${text}\n`
  }
  const plain = Buffer.from(index + body, 'latin1')
  const dict = `/Type /ObjStm /N ${objects.length} /First ${index.length}`
  const stream = deflated
    ? { ref, dict: `${dict} /Filter /FlateDecode`, bytes: deflateSync(plain, { level: 9 }) }
    : { ref, dict, bytes: plain }
  return { stream, refs: objects.map(([packed]) => packed) }
}

/** A list of references, as in `[7 0 R null 9 0 R]`. */
export function references(refs: readonly (number | null)[]): string {
  return `[${refs.map((ref) => (ref === null ? 'null' : `${ref} 0 R`)).join(' ')}]`
}

// Where PDFDocEncoding is Latin-1; elsewhere it has signs of its own.
const LATIN_1 = /^[\x20-\x7e\xa1-\xac\xae-\xff]*$/

/** A text string (§7.9.2.2) for a reader to show: a title, a name, what a figure means. */
export function textString(text: string): string {
  return LATIN_1.test(text)
    ? pdfString(text)
    : `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

/** `2026-11-18T08:30:00-03:00` → `(D:20261118083000-03'00')`. */
export function pdfDate(iso: string): string {
  const [day = '', time = ''] = iso.split('T')
  const digits = `${day.replaceAll('-', '')}${time.slice(0, 8).replaceAll(':', '')}`
  return `(D:${digits}${time.slice(8, 11)}'${time.slice(12)}')`
}
