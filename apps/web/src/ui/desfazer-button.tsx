import { Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from './button.tsx'
import { matchesTecla, TECLA_DESFAZER } from './tecla.ts'
import { isTyping } from './use-atalho.ts'

export interface DesfazerButtonProps {
  /** Until when, by this machine's clock. */
  ateMs: number
  onPress: () => void
}

/** Counts down for the eye alone: a screen reader is told once that it can be undone, not every second. */
export function DesfazerButton({ ateMs, onPress }: DesfazerButtonProps) {
  const [agora, setAgora] = useState(() => Date.now())
  const restamMs = Math.max(0, ateMs - agora)
  useEffect(() => {
    if (restamMs === 0) return
    // Wakes when the second that is shown is over.
    const id = setTimeout(() => setAgora(Date.now()), restamMs % 1000 || 1000)
    return () => clearTimeout(id)
  }, [restamMs])
  useDesfazerTecla(onPress)
  return (
    <Button
      tecla={TECLA_DESFAZER}
      icone={<Undo2 size={14} aria-hidden="true" />}
      isDisabled={restamMs === 0}
      onPress={onPress}
    >
      Desfazer
      <span aria-hidden="true">{`(${Math.ceil(restamMs / 1000)} s)`}</span>
    </Button>
  )
}

/**
 * Not by useAtalho: what is behind a dialog takes no keys, but a notice lies above it. Of several the oldest acts, whose
 * time ends first.
 */
function useDesfazerTecla(action: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const meant = matchesTecla(event, TECLA_DESFAZER) && !event.repeat && !event.defaultPrevented
    if (!meant || isTyping(event.target)) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
