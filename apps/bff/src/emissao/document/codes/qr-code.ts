import { correction, generate, mode } from 'lean-qr'

/** A QR code; the quiet zone of 4 modules is the caller's. */
export type QrCode = {
  /** Modules per side. */
  readonly size: number
  /** Whether a module is dark; beyond the edges none is. */
  readonly get: (x: number, y: number) => boolean
}

/** ISO/IEC 18004 table 7: what version 40 holds in bytes, at level L. */
const MAX_BYTES = 2953

/** Level L keeps a code small; M is taken where it costs no larger one. */
const OPTIONS = {
  minCorrectionLevel: correction.L,
  maxCorrectionLevel: correction.M,
  // Readers take the mask from the format bits; trying all eight and scoring them costs ten times the rest.
  mask: 0,
} as const

/**
 * Encodes text as UTF-8 in byte mode, without a mark of the character set: payment apps expect none.
 *
 * @throws RangeError above 2,953 bytes
 */
export function encodeQr(text: string): QrCode {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > MAX_BYTES) throw new RangeError(`${bytes.length} bytes do not fit a QR code`)
  return generate(mode.bytes(bytes), OPTIONS)
}
