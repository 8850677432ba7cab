import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { buscaQuery } from '../api/buscar-ucs.ts'
import { isExactQuery } from '../exact-query.ts'
import { type Hit, hitsOf, onlyHit } from '../hit.ts'
import { swallowNextEnter } from './swallow-enter.ts'

/** An exact hit opens by itself only when the typing has clearly stopped. */
const SETTLED_MS = 450

/**
 * Opens the first hit of a text: at once on Enter, even when the answer is still on its way, and by itself when the text
 * can mean only one thing and has one hit. What is typed meanwhile cancels it.
 */
export function useOpening(onOpen: (hit: Hit) => void) {
  const queryClient = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wanted = useRef<string | null>(null)
  // A hit is opened later than it was asked for: by then a call may have begun, to which its UC belongs.
  const onOpenNow = useRef(onOpen)
  useLayoutEffect(() => {
    onOpenNow.current = onOpen
  })
  useEffect(() => () => clearTimeout(timer.current), [])

  const cancel = () => {
    clearTimeout(timer.current)
    wanted.current = null
  }
  const open = (hit: Hit) => {
    cancel()
    onOpenNow.current(hit)
  }
  const openFirst = async (q: string, onlyOne: boolean) => {
    wanted.current = q
    // A failure is shown under the box, by the query of what is typed.
    const found = await queryClient.fetchQuery(buscaQuery(q)).catch(() => null)
    const hits = found ? hitsOf(found) : []
    const hit = onlyOne ? onlyHit(hits) : hits[0]
    if (wanted.current !== q || !hit) return
    if (onlyOne) swallowNextEnter()
    open(hit)
  }
  return {
    open,
    cancel,
    openNow: (q: string) => {
      cancel()
      void openFirst(q, false)
    },
    openWhenSettled: (q: string) => {
      cancel()
      if (isExactQuery(q)) timer.current = setTimeout(() => void openFirst(q, true), SETTLED_MS)
    },
  }
}
