import type { UcResumo } from '@ramal/shared/contracts/ucs.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { buscaQuery } from '../api/buscar-ucs.ts'
import { type Hit, hitsOf } from '../hit.ts'
import { useDebounced } from '../use-debounced.ts'
import { useOpening } from './use-opening.ts'

/** Typing fast does not ask for each letter; the answer takes milliseconds, so the wait is short. */
const DEBOUNCE_MS = 120

export interface BuscaActions {
  onUc: (uc: UcResumo) => void
  onProtocolo: (protocolo: string) => void
  /** The hit that Enter would open has changed; a good moment to load it. */
  onHighlight: (ucId: number) => void
}

/** The state of the search box: what is typed, what was found, which hit is highlighted, and how one is opened. */
export function useBusca({ onUc, onProtocolo, onHighlight }: BuscaActions) {
  const [q, setQ] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [place, setPlace] = useState(0)
  const typed = q.trim()
  const asked = useDebounced(typed, DEBOUNCE_MS)
  const query = useQuery(buscaQuery(asked))
  // Whether the list is the answer to what is in the box now, not to what was in it a moment ago.
  const fresh = asked === typed && !query.isPlaceholderData && query.data !== undefined
  const hits = typed !== '' && query.data ? hitsOf(query.data) : []
  const index = Math.max(0, Math.min(place, hits.length - 1))
  const highlighted = hits[index]

  const opening = useOpening((hit) => {
    setIsOpen(false)
    if (hit.tipo === 'uc') onUc(hit.uc)
    else onProtocolo(hit.protocolo)
  })
  useHighlight(isOpen ? highlighted : undefined, onHighlight)

  return {
    q,
    hits,
    query,
    fresh,
    index,
    isOpen: isOpen && typed !== '',
    open: opening.open,
    show: () => setIsOpen(true),
    close: () => setIsOpen(false),
    type: (text: string) => {
      setQ(text)
      setPlace(0)
      setIsOpen(true)
      opening.openWhenSettled(text.trim())
    },
    move: (step: number) => {
      opening.cancel()
      setIsOpen(true)
      if (hits.length > 0) setPlace((index + step + hits.length) % hits.length)
    },
    enter: () => {
      if (fresh && highlighted) opening.open(highlighted)
      else if (typed !== '') opening.openNow(typed)
    },
  }
}

function useHighlight(hit: Hit | undefined, onHighlight: (ucId: number) => void): void {
  const ucId = hit?.tipo === 'uc' ? hit.uc.id : undefined
  const highlight = useEffectEvent(onHighlight)
  useEffect(() => {
    if (ucId !== undefined) highlight(ucId)
  }, [ucId])
}
