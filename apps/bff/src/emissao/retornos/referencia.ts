import { readSignedId, signId } from './signed-id.ts'

/** 110 bits: the web may be asked by anybody. */
const SIGNATURE_CHARS = 22

/**
 * What a provider is given with a message and gives back in its receipts: it names the disparo and cannot be made up.
 * Small letters, digits and a hyphen.
 * @param key `deriveKey(secretKey, 'recibos')`.
 */
export const referenciaDoDisparo = (disparoId: number, key: Uint8Array): string =>
  signId(disparoId, key, SIGNATURE_CHARS)

/** The disparo that a reference names, or null for one that this installation did not give. */
export const lerReferencia = (referencia: string, key: Uint8Array): number | null =>
  readSignedId(referencia, key, SIGNATURE_CHARS)
