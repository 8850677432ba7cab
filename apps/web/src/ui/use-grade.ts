import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react'
import { useJanela } from './use-janela.ts'

export interface GradeState {
  /** The ids of the rows, in the order in which they stand. */
  ids: readonly number[]
  selecao: ReadonlySet<number>
  onSelecao: (selecao: ReadonlySet<number>) => void
  /** The row that keys act on; null before one was chosen. */
  atual: number | null
  onAtual: (id: number) => void
  onAbrir: (id: number) => void
  /** Any other key on a row; true when it was for the row. */
  onTecla?: ((event: KeyboardEvent, id: number) => boolean) | undefined
}

/**
 * The keyboard and the mouse of a grid of rows: arrows, Home, End and pages move; Space selects, with Shift from where
 * the selection began, Ctrl+A all, Esc none; Enter and a double click open.
 */
export function useGrade(state: GradeState) {
  const { ids, selecao, onSelecao, atual, onAtual, onAbrir } = state
  const janela = useJanela(ids.length)
  const atualRef = useRef<HTMLDivElement>(null)
  const [ancora, setAncora] = useState<number | null>(null)
  const movesFocus = useRef(false)
  const found = atual === null ? -1 : ids.indexOf(atual)
  const index = found === -1 ? 0 : found
  useLayoutEffect(() => {
    if (!movesFocus.current) return
    movesFocus.current = false
    atualRef.current?.focus({ preventScroll: true })
  })

  const range = (to: number) => {
    const start = ancora === null ? -1 : ids.indexOf(ancora)
    const from = start === -1 ? index : start
    setAncora(ids[from] ?? null)
    onSelecao(new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1)))
  }
  const toggle = (id: number) => {
    const next = new Set(selecao)
    if (!next.delete(id)) next.add(id)
    setAncora(id)
    onSelecao(next)
  }
  const go = (to: number, extends_: boolean) => {
    const next = Math.max(0, Math.min(ids.length - 1, to))
    const id = ids[next]
    if (id === undefined) return
    if (extends_) range(next)
    else setAncora(null)
    movesFocus.current = true
    janela.show(next)
    onAtual(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = ids[index]
    if (id === undefined || !(event.target instanceof HTMLElement) || event.altKey) return
    const act = actionOf(event, { state, index, id, go, range, toggle, porPagina: janela.porPagina })
    if (!act && !state.onTecla?.(event, id)) return
    event.preventDefault()
    event.stopPropagation()
    act?.()
  }
  const onRowClick = (event: MouseEvent, id: number) => {
    // The box has said it already, by its own change.
    if (event.target instanceof HTMLInputElement) return onAtual(id)
    if (event.shiftKey) range(ids.indexOf(id))
    else if (event.ctrlKey || event.metaKey) toggle(id)
    movesFocus.current = true
    onAtual(id)
  }
  const toggleAll = () => onSelecao(new Set(ids.every((id) => selecao.has(id)) ? [] : ids))
  const { areaRef, onScroll, de, ate } = janela
  const acts = { toggle, toggleAll, onKeyDown, onRowClick, onAbrir, onAtual }
  return { areaRef, onScroll, de, ate, index, atualRef, ...acts }
}

export type Grade = ReturnType<typeof useGrade>

interface Acts {
  state: GradeState
  index: number
  id: number
  porPagina: number
  go: (to: number, extends_: boolean) => void
  range: (to: number) => void
  toggle: (id: number) => void
}

function actionOf(event: KeyboardEvent, acts: Acts): (() => void) | null {
  const { state, index, id, go, range, toggle, porPagina } = acts
  const isCommand = event.ctrlKey || event.metaKey
  const to: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + porPagina,
    PageUp: index - porPagina,
    Home: 0,
    End: state.ids.length - 1,
  }
  const target = to[event.key]
  if (target !== undefined) return () => go(target, event.shiftKey)
  if (event.key === ' ') return () => (event.shiftKey ? range(index) : toggle(id))
  if (event.key.toLowerCase() === 'a' && isCommand) return () => state.onSelecao(new Set(state.ids))
  if (event.key === 'Enter' && !isCommand && !event.shiftKey) return () => state.onAbrir(id)
  if (event.key === 'Escape' && state.selecao.size > 0) return () => state.onSelecao(new Set())
  return null
}
