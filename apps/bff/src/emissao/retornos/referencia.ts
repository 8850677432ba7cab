import { readSignedId, signId } from './signed-id.ts'

/** 110 bits: Kannel's address that holds it may be called by anybody, at any rate. */
const SIGNATURE_CHARS = 22

/**
 * What a provider gives back with its receipts, so that they prove which disparo they are of. Letters, digits and a
 * hyphen: it travels in JSON and in URLs as it is.
 * @param key `deriveKey(secretKey, 'recibos')`.
 */
export const referenciaDe = (disparoId: number, key: Uint8Array): string =>
  signId(disparoId, key, SIGNATURE_CHARS)

/** The disparo that a reference names, or null for one that this installation did not write. */
export const lerReferencia = (referencia: string, key: Uint8Array): number | null =>
  readSignedId(referencia, key, SIGNATURE_CHARS)
