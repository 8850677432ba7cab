/**
 * The stops that Enter goes through: each field nobody has answered, then what is asked besides, then *Recadastrar*. They
 * are found in the page by `data-parada="aberta"`, in the order in which they stand there.
 */
const STOPS = '[data-parada="aberta"]'
const FOCUSABLE = 'input:not([type="hidden"], [hidden]), select, [role="spinbutton"], button:not([disabled])'

/** Focuses the next open stop after this place, or the last one. */
export function focusNextStop(from: Element): void {
  const stops = stopsAround(from)
  const next = stops.find(
    (stop) =>
      (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !from.contains(stop),
  )
  focusInside(next ?? stops.at(-1))
}

/** Focuses the first control in a place and selects its text, so that typing replaces it. */
export function focusInside(place: Element | null | undefined): void {
  const control = place?.querySelector<HTMLElement>(FOCUSABLE)
  control?.focus()
  if (control instanceof HTMLInputElement && control.type !== 'radio') control.select()
}

function stopsAround(from: Element): Element[] {
  return [...(from.closest('[role="dialog"]')?.querySelectorAll(STOPS) ?? [])]
}
