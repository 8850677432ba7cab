import { createHmac, timingSafeEqual } from 'node:crypto'

// Lower case and digits alone: relays fold the case of local parts, and mail programs that of links.
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first characters of the HMAC in base 32, five bits each. */
function sign(id: number, key: Uint8Array, length: number): string {
  const digest = createHmac('sha256', key).update(String(id)).digest()
  let signature = ''
  let buffer = 0
  let bits = 0
  for (const byte of digest) {
    buffer = ((buffer << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5 && signature.length < length) {
      bits -= 5
      signature += ALPHABET[(buffer >> bits) & 31]
    }
  }
  return signature
}

/** `<id in base 36>-<signature>`: says which row it is of, says nothing to others and cannot be made up. */
export const signId = (id: number, key: Uint8Array, length: number): string =>
  `${id.toString(36)}-${sign(id, key, length)}`

/** @returns the id of a token signed with this key and length, in whatever case it came back; else null. */
export function readSignedId(token: string, key: Uint8Array, length: number): number | null {
  const [, digits, signature] = /^([1-9a-z][0-9a-z]{0,10})-([a-z2-7]+)$/.exec(token.toLowerCase()) ?? []
  if (digits === undefined || signature?.length !== length) return null
  const id = Number.parseInt(digits, 36)
  if (!Number.isSafeInteger(id)) return null
  return timingSafeEqual(Buffer.from(sign(id, key, length)), Buffer.from(signature)) ? id : null
}
