import { parsePixBrCode } from '@ramal/shared/domain/pix.ts'

/** A charge's txid has 26 to 35 letters and digits (Bacen, API Pix); shorter path segments are words of the PSP's URL. */
const TXID_DE_COBRANCA = /^[A-Za-z0-9]{26,35}$/

/**
 * The txid by which a Pix payment will name the bill of this BR Code: that of a static code, or the last part of a dynamic
 * one's URL where it looks like one. Null when it cannot be told.
 */
export function pixTxidDe(brCode: string | null): string | null {
  const pix = brCode === null ? null : parsePixBrCode(brCode)
  if (!pix) return null
  if (pix.txid !== null) return pix.txid
  const last = pix.url?.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? ''
  return TXID_DE_COBRANCA.test(last) ? last : null
}
