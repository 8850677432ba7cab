import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

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
  return (
    <Button icone={<Undo2 size={14} aria-hidden="true" />} isDisabled={restamMs === 0} onPress={onPress}>
      Desfazer
      <span aria-hidden="true">{`(${Math.ceil(restamMs / 1000)} s)`}</span>
    </Button>
  )
}
