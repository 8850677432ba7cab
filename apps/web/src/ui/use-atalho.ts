import { useContext, useEffectEvent, useLayoutEffect } from 'react'
import { CamadaContext, topCamada } from './camada.ts'
import { matchesTecla, type Tecla } from './tecla.ts'

/**
 * Runs `action` when the key is pressed anywhere, as long as the component is mounted, `enabled`, and no dialog lies
 * above it: what is behind a dialog takes no keys.
 */
export function useAtalho(tecla: Tecla, action: () => void, enabled = true): void {
  const camada = useContext(CamadaContext)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.defaultPrevented || !matchesTecla(event, tecla)) return
    if (camada !== topCamada() || (isCharacter(tecla) && isTyping(event.target))) return
    event.preventDefault()
    if (tecla.ctrl) event.stopPropagation()
    action()
  })
  // Not a passive effect: those run after the page is painted, and a quick hand has pressed the key by then.
  useLayoutEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    // Before the control that has the focus: React Aria presses a button by Ctrl+Enter too, and keeps it from the window.
    const options = { capture: tecla.ctrl ?? false }
    window.addEventListener('keydown', listener, options)
    return () => window.removeEventListener('keydown', listener, options)
  }, [enabled, tecla.ctrl])
}

const isCharacter = (tecla: Tecla) => tecla.key.length === 1 && !tecla.ctrl

/** Whether keys pressed there write text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
