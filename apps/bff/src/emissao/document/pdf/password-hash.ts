import { createCipheriv, createHash } from 'node:crypto'

// The passwords of the standard security handler, revision 6 (ISO 32000-2 §7.6.4.3.3 and .4).

const MAX_BYTES = 127
// RFC 3454 tables C.1.2 and B.1: what SASLprep makes a space, and what it leaves out.
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const MAPPED_TO_NOTHING =
  /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g
// Tables C.2 to C.9 and A.1, by the categories they were made from.
const PROHIBITED =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u06dd\u070f\u180e\u2028\u2029\u200e\u200f\u202a-\u202e\ufff9-\ufffd]/u

/**
 * A password as readers take it: prepared by SASLprep (RFC 4013), in UTF-8.
 *
 * @throws RangeError when nothing is left, above 127 bytes, or with a character that SASLprep forbids
 */
export function preparePassword(password: string): Buffer {
  const prepared = password.replace(OTHER_SPACES, ' ').replace(MAPPED_TO_NOTHING, '').normalize('NFKC')
  if (PROHIBITED.test(prepared)) throw new RangeError('a password has a character that no keyboard writes')
  const bytes = Buffer.from(prepared, 'utf8')
  if (bytes.length === 0 || bytes.length > MAX_BYTES) {
    throw new RangeError(`a password has 1 to ${MAX_BYTES} bytes, this one ${bytes.length}`)
  }
  return bytes
}

const HASHES = ['sha256', 'sha384', 'sha512'] as const
const COPIES = 64
const ROUNDS = 64

/**
 * Algorithm 2.B: 32 bytes, slowly (some 2 ms).
 *
 * @param context the 48 bytes of the user's entry where an owner's password is hashed, else nothing
 */
export function hashPassword(password: Buffer, salt: Buffer, context: Buffer): Buffer {
  let key: Buffer = createHash('sha256').update(password).update(salt).update(context).digest()
  for (let round = 1; ; round++) {
    const input = Buffer.concat(Array.from({ length: COPIES }, () => [password, key, context]).flat())
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    )
    const encrypted = cipher.update(input)
    // The first 16 bytes as one number, modulo 3: 256 is 1 modulo 3, so their sum has the same rest.
    const rest = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(HASHES[rest] ?? 'sha256')
      .update(encrypted)
      .digest()
    if (round >= ROUNDS && (encrypted.at(-1) ?? 0) <= round - 32) return key.subarray(0, 32)
  }
}
