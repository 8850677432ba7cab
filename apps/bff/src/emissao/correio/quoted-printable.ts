const CR = 13
const LF = 10
const SPACE = 32
const DOT = 46
const EQUALS = 61
const UPPER_F = 70
/** What a line may hold besides the `=` that says it goes on (RFC 2045 §6.7). */
const MAX_LINE = 75
const HEX = Buffer.from('0123456789ABCDEF', 'latin1')

/** 1 for bytes that stand as themselves wherever they are. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > SPACE && byte < 127 && byte !== EQUALS && byte !== DOT && byte !== UPPER_F ? 1 : 0,
)

/** The most bytes that the quoted-printable form of so many bytes can take. */
export const maxQuotedPrintable = (bytes: number): number => bytes * 3 + Math.ceil((bytes * 3) / 73) * 3

/**
 * Writes `text` (UTF-8) as quoted-printable into `out` from `at` on, any line end as CRLF, and returns where it ended.
 * Dots and `From ` that begin a line, a second space and a space at a line's end are escaped: then no server on the way
 * has a reason to touch the line, and the bytes are already what DKIM's relaxed form makes of them.
 */
export function writeQuotedPrintable(text: Uint8Array, out: Buffer, at: number): number {
  let o = at
  let lineStart = at
  const { length } = text
  for (let i = 0; i < length; i++) {
    const byte = text[i]!
    if (PLAIN[byte] === 1 && o - lineStart < MAX_LINE) {
      out[o++] = byte
      continue
    }
    if (byte === LF || byte === CR) {
      if (byte === CR && text[i + 1] === LF) i++
      out[o++] = CR
      out[o++] = LF
      lineStart = o
      continue
    }
    const literal = isLiteral(text, i, out, o, lineStart)
    if (o - lineStart + (literal ? 1 : 3) > MAX_LINE) {
      out[o++] = EQUALS
      out[o++] = CR
      out[o++] = LF
      lineStart = o
    }
    if (literal && isLiteral(text, i, out, o, lineStart)) {
      out[o++] = byte
    } else {
      out[o++] = EQUALS
      out[o++] = HEX[byte >> 4]!
      out[o++] = HEX[byte & 15]!
    }
  }
  return o
}

/** Whether the byte at `i` may stand as itself at `o`, on a line that began at `lineStart`. */
function isLiteral(text: Uint8Array, i: number, out: Uint8Array, o: number, lineStart: number): boolean {
  const byte = text[i]!
  const startsLine = o === lineStart
  if (byte === SPACE) {
    const next = text[i + 1]
    return !startsLine && out[o - 1] !== SPACE && next !== undefined && next !== CR && next !== LF
  }
  if (byte === DOT) return !startsLine
  if (byte === UPPER_F) return !startsLine || !beginsWithFrom(text, i)
  return PLAIN[byte] === 1
}

const beginsWithFrom = (text: Uint8Array, i: number) =>
  text[i + 1] === 0x72 && text[i + 2] === 0x6f && text[i + 3] === 0x6d && text[i + 4] === SPACE
