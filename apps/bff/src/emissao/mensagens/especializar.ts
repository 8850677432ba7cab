import type { Escopo } from './escopo.ts'

// Rendering a bill's message costs Liquid 0.1 ms, most of it spent on deciding again what is the same for every bill with
// the same parts. So each combination of absent and present parts is rendered once, with marks in the place of texts, and
// a message is the pieces between the marks with its own texts put in.

/** A mark survives escaping and is in no template and no name: private use, then the place of the value. */
const MARCA = /\uE000(\d+)\uE001/
const MAX_FORMAS = 256

export interface Especializavel {
  fonte: string
  render: (escopo: Escopo) => string
  /** How a value comes out in this kind of text. */
  escapar: (valor: string) => string
}

/**
 * The same function, faster. What a template does with a text itself (a filter, a comparison) cannot be known from a
 * mark: such a template is rendered as it is.
 */
export function especializar({ fonte, render, escapar }: Especializavel): (escopo: Escopo) => string {
  if (!soInsere(fonte)) return render
  const formas = new Map<string, readonly string[]>()
  return (escopo) => {
    const { forma, textos } = formaDe(escopo)
    const pieces = formas.get(forma) ?? aprender(forma, escopo)
    let out = pieces[0]!
    for (let i = 1; i < pieces.length; i += 2) out += escapar(textos[Number(pieces[i])]!) + pieces[i + 1]!
    return out
  }

  /** @returns text and places of values, in turn. */
  function aprender(forma: string, escopo: Escopo): readonly string[] {
    const pieces = render(marcado(escopo)).split(MARCA)
    if (formas.size < MAX_FORMAS) formas.set(forma, pieces)
    return pieces
  }
}

const SAIDA = /^\{\{-?\s*[A-Za-z]+\.[A-Za-z]+\s*-?\}\}$/
const CONDICAO =
  /^\{%-?\s*(?:(?:if|elsif|unless)\s+[A-Za-z]+\.[A-Za-z]+(?:\s+(?:and|or)\s+[A-Za-z]+\.[A-Za-z]+)*|else|endif|endunless)\s*-?%\}$/

/** Whether it only inserts texts and asks which are there. */
const soInsere = (fonte: string): boolean =>
  !/[\uE000\uE001]/.test(fonte) &&
  (fonte.match(/\{\{.*?\}\}|\{%.*?%\}/gs) ?? []).every((tag) => SAIDA.test(tag) || CONDICAO.test(tag))

/** Which values are there and which flags are set, and the texts in order. */
function formaDe(escopo: Escopo): { forma: string; textos: string[] } {
  let forma = ''
  const textos: string[] = []
  for (const grupo of Object.values(escopo)) {
    for (const valor of Object.values(grupo)) {
      if (typeof valor === 'string') {
        textos.push(valor)
        forma += 't'
      } else forma += valor === null ? '-' : valor ? '1' : '0'
    }
  }
  return { forma, textos }
}

function marcado(escopo: Escopo): Escopo {
  let place = 0
  const mark = (valor: string | boolean | null) =>
    typeof valor === 'string' ? `\uE000${place++}\uE001` : valor
  return Object.fromEntries(
    Object.entries(escopo).map(([grupo, campos]) => [
      grupo,
      Object.fromEntries(Object.entries(campos).map(([campo, valor]) => [campo, mark(valor)])),
    ]),
  )
}
