import { readSignedId, signId } from './signed-id.ts'

const PREFIX = 'retorno+'
/** 50 bits: a forged address gains nothing but a mark on one disparo, and each guess costs a message. */
const SIGNATURE_CHARS = 10

/**
 * The envelope sender of a disparo (VERP): whatever bounces comes back to an address that names it, whoever was the
 * final recipient and whatever the bounce says.
 * @param dominio the account's domain of returns, whose mail reaches Ramal.
 * @param key `deriveKey(secretKey, 'verp')`.
 */
export const verpAddress = (disparoId: number, dominio: string, key: Uint8Array): string =>
  `${PREFIX}${signId(disparoId, key, SIGNATURE_CHARS)}@${dominio}`

/** The disparo that an address names, or null for one that is not of this installation. The domain is not looked at. */
export function readVerp(address: string, key: Uint8Array): number | null {
  const token = /^retorno\+([^@]{3,40})@/i.exec(address.trim())?.[1]
  return token === undefined ? null : readSignedId(token, key, SIGNATURE_CHARS)
}
