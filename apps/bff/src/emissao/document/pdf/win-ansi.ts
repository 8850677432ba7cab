import anyAscii from 'any-ascii'

// Text of a simple PDF font with WinAnsiEncoding: one byte per character, Windows-1252.

const TO_BYTE = new Map<number, number>()
const TO_CODE_POINT: number[] = []
for (let byte = 0; byte < 256; byte++) {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
  TO_CODE_POINT.push(character.codePointAt(0) ?? 0)
  TO_BYTE.set(character.codePointAt(0) ?? 0, byte)
}

/** The characters a bill can print: Latin-1 (all that the NF3e schema allows) and the typographic ones of Windows. */
export const WIN_ANSI_CODE_POINTS: readonly number[] = TO_CODE_POINT.filter(
  (codePoint) => codePoint >= 0x20 && (codePoint < 0x7f || codePoint >= 0xa0),
)

/** What Portuguese and Spanish names are written with: enough for a second weight, at two thirds of the size. */
export const PORTUGUESE_CODE_POINTS: readonly number[] = WIN_ANSI_CODE_POINTS.filter(
  (codePoint) =>
    codePoint < 0x7f || '\u00a0ÀÁÂÃÇÉÊÍÓÔÕÚÜÑàáâãçéêíóôõúüñªº°§·–—'.includes(String.fromCodePoint(codePoint)),
)

/** Unicode value of each of the 256 codes. */
export const WIN_ANSI_TO_UNICODE: readonly number[] = TO_CODE_POINT

// Where the encoding has something better than the ASCII of the library.
const PREFERRED: Readonly<Record<string, string>> = { '―': '\x97', '№': 'Nº' }

const PLAIN = /^[\x20-\x27\x2a-\x5b\x5d-\x7e\xa0-\xff]*$/

/**
 * The text as one character per byte of Windows-1252. Line breaks, tabs and control characters become spaces; what the
 * encoding lacks is written without its accent or transliterated (`Ł` as `L`, `Москва` as `Moskva`), and `?` marks
 * what cannot be: nothing that is seen disappears silently.
 */
export function toWinAnsi(text: string): string {
  if (PLAIN.test(text)) return text
  let result = ''
  // Some systems write an accent as a character of its own.
  for (const character of text.normalize('NFC')) result += encodeCharacter(character)
  return result
}

function encodeCharacter(character: string): string {
  const known = byteOf(character) ?? PREFERRED[character]
  if (known !== undefined) return known
  const plain = character.normalize('NFKD').replace(/\p{M}+/gu, '')
  return Array.from(plain === '' ? character : plain, (part) => byteOf(part) ?? transliterate(part)).join('')
}

/** Joiners and marks of direction are not seen; of emoji the library gives names, which nobody wrote. */
function transliterate(character: string): string {
  if (/[\p{Cf}\p{Mn}]/u.test(character)) return ''
  if (/\p{Extended_Pictographic}/u.test(character)) return '?'
  return anyAscii(character) || '?'
}

/** The code of a character that the encoding has; a space for a control character. */
function byteOf(character: string): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return ' '
  const byte = TO_BYTE.get(codePoint)
  return byte === undefined ? undefined : String.fromCharCode(byte)
}

const SPECIAL = /[\\()]/

/** A PDF literal string of text already encoded by {@link toWinAnsi}. */
export function pdfString(encoded: string): string {
  return SPECIAL.test(encoded) ? `(${encoded.replace(/[\\()]/g, '\\$&')})` : `(${encoded})`
}
