import { useContext, useEffect, useEffectEvent } from 'react'
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
    action()
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}

const isCharacter = (tecla: Tecla) => tecla.key.length === 1 && !tecla.ctrl

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
