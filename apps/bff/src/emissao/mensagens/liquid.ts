import { Liquid, type LiquidOptions, type Template } from 'liquidjs'

// One engine for each kind of output: what escapes HTML must not touch a plain text.
// A template reads nothing but its variables: there are no files, no other templates, and no way around the escaping.

const OPTIONS: LiquidOptions = {
  strictFilters: true,
  strictVariables: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 200_000,
}
/**
 * Bounds of one message: a template may loop without end for a bill as none was when it was tried. By what is done and
 * not by the time it takes, so that a busy machine writes the same words.
 */
export const LIMITES = { templateLimit: 20_000, memoryLimit: 5_000_000 }
const TAGS_WITH_FILES = ['include', 'render', 'layout', 'block']
const WAYS_AROUND_ESCAPING = ['raw', 'escape', 'escape_once', 'newline_to_br']

function createEngine(options: LiquidOptions): Liquid {
  const engine = new Liquid({ ...OPTIONS, ...options })
  for (const tag of TAGS_WITH_FILES) delete engine.tags[tag]
  for (const filter of WAYS_AROUND_ESCAPING) engine.unregisterFilter(filter)
  return engine
}

/** As Liquid writes a value: nothing for what is no text, and the elements of a list one after the other. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : ''
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (value: unknown): string =>
  asText(value).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)

/** Of subjects and text parts. */
export const liquidTexto = createEngine({})
liquidTexto.registerFilter('linhas', (value: unknown) => value)

/** Of HTML parts: every output is escaped. `linhas` shows a text with its line breaks. */
export const liquidHtml = createEngine({ outputEscape: escapeHtml })
liquidHtml.registerFilter('linhas', {
  raw: true,
  handler: (value: unknown) => escapeHtml(value).replaceAll('\n', '<br>'),
})

/** A parsed template as a function of its scope. @throws LiquidError when the source is not Liquid, or exceeds the bounds. */
export function compilar(engine: Liquid, fonte: string): (escopo: object) => string {
  const partes: Template[] = engine.parse(fonte)
  return (escopo) => engine.renderSync(partes, escopo, LIMITES) as string
}
