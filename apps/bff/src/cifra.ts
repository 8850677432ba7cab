import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { deriveKey } from './secret-key.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Keeps secrets encrypted at rest. */
export interface Cifra {
  /** @returns base64url of nonce, tag and ciphertext; different at each call. */
  cifrar(aberto: string | Uint8Array): string
  /** @throws Error when the text was not encrypted with this key, or was changed. */
  decifrar(cifrado: string): Buffer
}

/** AES-256-GCM under a key of its own for each purpose, derived from the installation's secret. */
export function createCifra(secretKey: string, purpose: string): Cifra {
  const key = deriveKey(secretKey, `cifra/${purpose}`)
  return {
    cifrar(aberto) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(aberto), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    decifrar(cifrado) {
      const bytes = Buffer.from(cifrado, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    },
  }
}
