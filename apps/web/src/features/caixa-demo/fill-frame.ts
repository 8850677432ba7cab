/** What never belongs into a shown message: it runs, loads or leads away. */
const FORBIDDEN = 'script, style, link, meta, base, iframe, object, embed, form, svg'

/**
 * Puts the HTML of a message into a sandboxed frame. The frame inherits our Content-Security-Policy, which forbids inline
 * styles in markup; set one by one by script they are allowed, and without its own styles a mail looks like nothing its
 * reader would get. Nothing in it can run: the sandbox allows no scripts.
 */
export function fillFrame(frame: HTMLIFrameElement, html: string): void {
  const page = frame.contentDocument
  if (!page) return
  const body = new DOMParser().parseFromString(html, 'text/html').body
  for (const element of body.querySelectorAll(FORBIDDEN)) element.remove()
  const styled = [body, ...body.querySelectorAll('[style]')].map((element) => {
    const style = element.getAttribute('style') ?? ''
    element.removeAttribute('style')
    return { element, style }
  })
  page.body.replaceWith(page.adoptNode(body))
  for (const { element, style } of styled) (element as HTMLElement).style.cssText = style
  // A mail is written for white paper, whatever the theme around it.
  page.documentElement.style.colorScheme = 'light'
  page.documentElement.style.background = '#ffffff'
}
