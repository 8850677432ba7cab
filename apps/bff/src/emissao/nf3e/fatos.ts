import { hash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { EXEMPLO } from './fatos-exemplo.ts'
import type { Nf3e } from './model.ts'

/** To be raised when the reader makes other facts of the same document. */
const LEITURA = 1
const TAG_BYTES = 4

const dictionary = Buffer.from(JSON.stringify(EXEMPLO))
const tag = Buffer.from(hash('sha256', `${LEITURA}:${dictionary.toString()}`, 'hex'), 'hex').subarray(
  0,
  TAG_BYTES,
)

/**
 * The facts of a bill as they are kept beside its document, so that emission need not parse XML: some 0.9 kB, and
 * 0.03 ms to read against 0.22. Four bytes name the version; the rest is JSON, deflated over what all bills have in
 * common.
 */
export function encodeFatos(nf3e: Nf3e): Uint8Array {
  return Buffer.concat([tag, deflateSync(JSON.stringify(nf3e), { dictionary })])
}

/** The facts again; null when they are of another version or damaged: the document itself is there to be read. */
export function decodeFatos(bytes: Uint8Array): Nf3e | null {
  if (!tag.equals(bytes.subarray(0, TAG_BYTES))) return null
  try {
    return JSON.parse(inflateSync(bytes.subarray(TAG_BYTES), { dictionary }).toString('utf8')) as Nf3e
  } catch {
    return null
  }
}
