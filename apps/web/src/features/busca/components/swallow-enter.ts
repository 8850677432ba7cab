/** How long after a hit opened by itself an Enter is still meant for the search box. */
const HABIT_MS = 700

/**
 * People press Enter after what they typed by habit. When the hit has just opened by itself, that Enter would fall on
 * whatever got the focus, e.g. confirm the first field of the recadastramento.
 */
export function swallowNextEnter(): void {
  const until = performance.now() + HABIT_MS
  const stop = () => window.removeEventListener('keydown', listener, true)
  const listener = (event: KeyboardEvent) => {
    stop()
    if (event.key !== 'Enter' || performance.now() > until) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', listener, true)
}
