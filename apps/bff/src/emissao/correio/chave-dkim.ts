import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

export type ProvaDkim =
  | {
      ok: true
      chavePrivada: KeyObject
      bits: number
      /** What the TXT record `<seletor>._domainkey.<dominio>` must hold. */
      registro: string
      /** Sentences about a key that works and could be better. */
      avisos: readonly string[]
    }
  | { ok: false; motivo: string }

/** RFC 8301: a receiver ignores shorter keys, and a signer takes longer ones. */
const MIN_BITS = 1024
const BOM_BITS = 2048
const ILEGIVEL = 'A chave não pôde ser lida. Informe a chave privada em PEM, sem senha.'

/**
 * Proves a DKIM key by signing and verifying, so that a bad one is refused when it is saved and when the server starts
 * instead of leaving the mail unsigned. Ed25519 (RFC 8463) is refused: the large receivers do not verify it, and to them
 * such a message is unsigned.
 */
export function provarChaveDkim(pem: string): ProvaDkim {
  const chavePrivada = lerChave(pem)
  if (!chavePrivada) return { ok: false, motivo: ILEGIVEL }
  const bits = chavePrivada.asymmetricKeyDetails?.modulusLength ?? 0
  if (chavePrivada.asymmetricKeyType !== 'rsa') {
    return {
      ok: false,
      motivo: 'A chave precisa ser RSA: os grandes provedores não verificam as de outro tipo.',
    }
  }
  if (bits < MIN_BITS) {
    return {
      ok: false,
      motivo: `A chave tem ${bits} bits. Use uma de ${BOM_BITS} bits: menos de ${MIN_BITS} é ignorado.`,
    }
  }
  const publica = createPublicKey(chavePrivada)
  const prova = Buffer.from('ramal')
  if (!verify('sha256', prova, publica, sign('sha256', prova, chavePrivada))) {
    return { ok: false, motivo: 'A chave não confere o que ela mesma assina.' }
  }
  const spki = publica.export({ type: 'spki', format: 'der' }).toString('base64')
  const avisos = bits < BOM_BITS ? [`A chave tem ${bits} bits; o recomendado são ${BOM_BITS}.`] : []
  return { ok: true, chavePrivada, bits, registro: `v=DKIM1; k=rsa; p=${spki}`, avisos }
}

function lerChave(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}
