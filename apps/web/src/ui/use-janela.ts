import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** The height of a row, `--linha-altura` in tokens.css, in px. */
export const LINHA_PX = 28
const SOBRA = 8
/** Where nothing has a size, as in a test. */
const SEM_MEDIDA = 60

export interface Janela {
  areaRef: RefObject<HTMLDivElement | null>
  /** The first row to draw and the one after the last. */
  de: number
  ate: number
  /** Rows that are seen at once. */
  porPagina: number
  onScroll: () => void
  /** Brings a row into sight, under the titles. */
  show: (index: number) => void
}

/** Which of many rows of one height are in sight, so that only those are drawn. */
export function useJanela(total: number): Janela {
  const areaRef = useRef<HTMLDivElement>(null)
  const [altura, setAltura] = useState(0)
  const [topo, setTopo] = useState(0)
  useLayoutEffect(() => setAltura(areaRef.current?.clientHeight ?? 0), [])
  useEffect(() => {
    const area = areaRef.current
    if (!area || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setAltura(area.clientHeight))
    observer.observe(area)
    return () => observer.disconnect()
  }, [])
  const porPagina = altura === 0 ? SEM_MEDIDA : Math.max(1, Math.floor(altura / LINHA_PX) - 1)
  const first = Math.max(0, Math.min(topo, total - 1) - SOBRA)
  const onScroll = () => setTopo(Math.floor((areaRef.current?.scrollTop ?? 0) / LINHA_PX))
  const show = (index: number) => {
    const area = areaRef.current
    if (!area) return
    const top = index * LINHA_PX
    // The titles take the first row of what is seen.
    const bottom = top + 2 * LINHA_PX - area.clientHeight
    if (top < area.scrollTop) area.scrollTop = top
    else if (bottom > area.scrollTop) area.scrollTop = bottom
    onScroll()
  }
  return { areaRef, de: first, ate: Math.min(total, topo + porPagina + SOBRA), porPagina, onScroll, show }
}
