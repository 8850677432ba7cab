import { useEffect, useState } from 'react'

export interface TimerProps {
  /** When it began, by the server's clock. */
  desde: Date
  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  desvioMs: number
  label: string
}

/** Time since a moment, 'hh:mm:ss', once a second. Not a live region: nobody wants every second read aloud. */
export function Timer({ desde, desvioMs, label }: TimerProps) {
  const [agora, setAgora] = useState(() => Date.now())
  const inicio = desde.getTime() - desvioMs
  useEffect(() => {
    // Wakes right after each full second of the count, so that none is shown twice or skipped.
    const untilNext = 1000 - ((Date.now() - inicio) % 1000)
    const id = setTimeout(() => setAgora(Date.now()), untilNext + 5)
    return () => clearTimeout(id)
  }, [agora, inicio])
  const text = formatDuration(agora - inicio)
  return (
    <span role="timer" aria-label={label} aria-live="off">
      {text}
    </span>
  )
}

/** '00:02:31'; a negative duration (clocks that disagree by less than a second) is zero. */
export function formatDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
