const HELD = 'data-style'

/**
 * Puts a message into the document of a sandboxed frame, where nothing can run. The page's Content-Security-Policy also
 * holds in the frame and refuses styles in markup; set one by one they are allowed, as are constructed style sheets. So
 * media queries see the frame's own width, and the theme can be chosen.
 */
export function mostrarMensagem(documento: Document, html: string, { escuro }: { escuro: boolean }): void {
  const sheets = stylesOf(html)
  const parsed = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  for (const forbidden of parsed.querySelectorAll('script, link, meta, base, iframe, object, embed, form')) {
    forbidden.remove()
  }
  const styles = [...parsed.querySelectorAll<HTMLElement>('*')].map((element) => {
    const style = element.getAttribute(HELD)
    element.removeAttribute(HELD)
    return { element, style }
  })
  documento.documentElement.lang = parsed.documentElement.lang
  documento.title = parsed.title
  documento.body.replaceWith(documento.adoptNode(parsed.body))
  for (const { element, style } of styles) if (style !== null) element.style.cssText = style
  const sheet = new (documento.defaultView as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(sheets)
  chooseTheme(sheet, escuro)
  documento.adoptedStyleSheets = [sheet]
}

/** The policy reaches into the parser: styles are parsed under another name. */
const withoutStyles = (html: string) =>
  html.replace(/<style\b.*?<\/style\s*>/gis, '').replace(/(<[^<>]*?\s)style(\s*=)/gi, `$1${HELD}$2`)

const stylesOf = (html: string) =>
  [...html.matchAll(/<style\b[^>]*>(.*?)<\/style\s*>/gis)].map(([, css]) => css ?? '').join('\n')

/** Rules for one theme hold, or not, whatever the machine's theme is. */
function chooseTheme(sheet: CSSStyleSheet, escuro: boolean): void {
  for (const rule of sheet.cssRules) {
    if (!('media' in rule)) continue
    const { media } = rule as CSSMediaRule
    const theme = /prefers-color-scheme:\s*(dark|light)/.exec(media.mediaText)?.[1]
    if (theme) media.mediaText = (theme === 'dark') === escuro ? 'all' : 'not all'
  }
}
