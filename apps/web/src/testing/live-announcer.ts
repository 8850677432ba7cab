let announcer: Element | null = null

/** Takes away where react-aria speaks. Its first announcement comes a moment late; what is not attached stays silent. */
export function detachAnnouncer(): void {
  announcer = document.querySelector('[data-live-announcer]')
  announcer?.remove()
}

/** react-aria makes it once, for the first file that lets it speak. */
export function attachAnnouncer(): void {
  if (announcer) document.body.prepend(announcer)
}
