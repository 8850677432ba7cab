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
