import type { buscarUcs, UcResumo } from '@ramal/shared/contracts/ucs.ts'
import type { Answer } from '#api/client.ts'

/** What the box can open: a UC, or the page of the protocol that was typed. */
export type Hit = { tipo: 'uc'; uc: UcResumo } | { tipo: 'protocolo'; protocolo: string }

/** The hits in the order of the list: a protocol that was typed whole is what was meant, then the UCs. */
export function hitsOf({ protocolo, itens }: Pick<Answer<typeof buscarUcs>, 'protocolo' | 'itens'>): Hit[] {
  const ucs = itens.map((uc): Hit => ({ tipo: 'uc', uc }))
  return protocolo === null ? ucs : [{ tipo: 'protocolo', protocolo }, ...ucs]
}

/** The hit that leaves nothing to choose, or undefined. */
export function onlyHit(hits: readonly Hit[]): Hit | undefined {
  const [first] = hits
  return hits.length === 1 || first?.tipo === 'protocolo' ? first : undefined
}
