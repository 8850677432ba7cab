import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { especializar } from './especializar.ts'
import { exemploCompleto } from './exemplos.ts'
import { compilar, escapeHtml, liquidHtml } from './liquid.ts'
import { PADRAO } from './padrao/padrao.ts'

const dupla = (fonte: string) => {
  const render = compilar(liquidHtml, fonte)
  return { render, rapida: especializar({ fonte, render, escapar: escapeHtml }) }
}

const valor = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  fc.constantFrom('', '<b>', 'a"\'&', '\uE0000\uE001', '{{ fatura.valor }}', ' '),
)
const escopo = fc.record(
  Object.fromEntries(
    Object.entries(exemploCompleto('fatura')).map(([grupo, campos]) => [
      grupo,
      fc.record(Object.fromEntries(Object.keys(campos).map((campo) => [campo, valor]))),
    ]),
  ),
)

describe('the fast rendering', () => {
  test.each([
    ['the own words', PADRAO.fatura.html],
    ['blanks taken away around values', 'a {{- fatura.valor -}} b\n{%- if fatura.pix -%} c {% endif %}'],
    [
      'nested conditions',
      '{% unless fatura.pix or uc.numero %}{% if fatura.valor %}1{% else %}2{% endif %}{% endunless %}',
    ],
    ['a filter', '{{ fatura.valor | upcase }}'],
    ['a comparison', '{% if fatura.valor == "<b>" %}{{ uc.numero }}{% endif %}'],
    ['a text kept for later', '{% assign x = fatura.valor %}{{ x | size }}'],
    ['what only looks like a tag', '{% raw %}{{ fatura.valor }}{% endraw %}'],
  ])('writes what Liquid writes with %s', (_, fonte) => {
    const { render, rapida } = dupla(fonte)
    fc.assert(
      fc.property(escopo, (dados) => {
        expect(rapida(dados)).toBe(render(dados))
      }),
    )
  })
})
