/** What never belongs into a shown message: it runs, loads, sends or leads away. */
const FORBIDDEN =
  'script, style, link, meta, base, title, iframe, object, embed, form, input, button, svg, math'

/** Attributes that only say how something looks or what it means; everything else is dropped. */
const KEPT = new Set([
  'alt',
  'align',
  'bgcolor',
  'colspan',
  'dir',
  'href',
  'lang',
  'role',
  'rowspan',
  'title',
  'width',
])

const HELD = 'data-style'

/**
 * Puts the HTML of a message into the shadow of an element, so that neither's styles touch the other. Nothing in it can
 * run: only known-harmless attributes are kept, and our Content-Security-Policy forbids inline scripts besides. It also
 * forbids inline styles in markup, so these are set one by one, which it allows; without them a mail looks like nothing
 * that its reader would get.
 */
export function showHtml(host: HTMLElement, html: string): void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  for (const element of body.querySelectorAll(FORBIDDEN)) element.remove()
  const styles = [...body.querySelectorAll<HTMLElement>('*')].map((element) => ({
    element,
    style: clean(element),
  }))
  shadow.replaceChildren(...body.childNodes)
  for (const { element, style } of styles) {
    if (style !== null) element.style.cssText = style
  }
}

/**
 * The policy reaches into the parser: each inline style would be refused and reported there, so they are parsed under
 * another name, and style sheets not at all.
 */
function withoutStyles(html: string): string {
  return html.replace(/<style\b.*?<\/style\s*>/gis, '').replace(/(<[^<>]*?\s)style(\s*=)/gi, `$1${HELD}$2`)
}

/** Leaves only harmless attributes, and gives the inline style that was there. */
function clean(element: HTMLElement): string | null {
  const style = element.getAttribute(HELD)
  for (const { name } of [...element.attributes]) {
    if (!KEPT.has(name)) element.removeAttribute(name)
  }
  const href = element.getAttribute('href')
  if (href === null) return style
  if (!/^(https?:|mailto:)/i.test(href.trim())) element.removeAttribute('href')
  element.setAttribute('target', '_blank')
  element.setAttribute('rel', 'noreferrer')
  return style
}
