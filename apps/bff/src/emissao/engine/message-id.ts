import { createHash } from 'node:crypto'

/**
 * The Message-ID of a disparo: the same at every attempt, so that a mailbox that gets a repeat knows it. The creation
 * time keeps the numbers of a restored database apart from those it had given before.
 */
export function messageIdOf(disparo: { id: number; criadoEm: Date }, dominio: string): string {
  const digest = createHash('sha256')
    .update(`${disparo.id}:${disparo.criadoEm.getTime()}`)
    .digest('base64url')
  return `<disparo.${disparo.id}.${digest.slice(0, 20)}@${dominio}>`
}

/** Domain of `Nome <endereco@dominio>` or of a bare address; null when there is none. */
export function dominioDe(remetente: string): string | null {
  return /@([A-Za-z0-9.-]+\.[A-Za-z]{2,})>?\s*$/.exec(remetente)?.[1]?.toLowerCase() ?? null
}
