import { readSignedId, signId } from './signed-id.ts'

/** 110 bits: the link withdraws an adhesion, and the web may be asked by anybody. */
const SIGNATURE_CHARS = 22

/**
 * The end of the List-Unsubscribe link of a destinatário (RFC 8058). It does not expire: a bill of last year may still
 * be in the mailbox, and its link must keep working.
 * @param key `deriveKey(secretKey, 'tokens')`.
 */
export const descadastroToken = (destinatarioId: number, key: Uint8Array): string =>
  signId(destinatarioId, key, SIGNATURE_CHARS)

/** The destinatário that a link names, or null for one that this installation did not write. */
export const readDescadastroToken = (token: string, key: Uint8Array): number | null =>
  readSignedId(token, key, SIGNATURE_CHARS)
