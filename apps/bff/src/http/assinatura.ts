import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, in a time that tells nothing of where they differ nor of their lengths. */
export const isIgual = (um: string, outro: string): boolean => timingSafeEqual(digest(um), digest(outro))

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Whether a body was signed with a secret, over its bytes as they came.
 * @param cabecalho As Meta's `X-Hub-Signature-256`: `sha256=` and the HMAC in hexadecimal.
 */
export function isAssinado(corpo: Uint8Array, cabecalho: unknown, segredo: string): boolean {
  const hex = typeof cabecalho === 'string' && /^sha256=([0-9a-f]{64})$/i.exec(cabecalho)?.[1]
  if (!hex) return false
  const expected = createHmac('sha256', segredo).update(corpo).digest()
  return timingSafeEqual(expected, Buffer.from(hex, 'hex'))
}
