import { Parser } from 'htmlparser2'

/** What mail clients drop, and what would tell a third party who opened which bill. */
const PROIBIDAS: ReadonlySet<string> = new Set(
  'script iframe frame frameset object embed applet link base form input button select textarea svg math video audio source'.split(
    ' ',
  ),
)
const DE_ENDERECO: ReadonlySet<string> = new Set(['href', 'src', 'srcset', 'background', 'action', 'poster'])

export interface FaltaHtml {
  linha: number
  mensagem: string
}

/** Whatever the HTML of a message must not hold, in the order of the text. */
export function faltasDoHtml(html: string): FaltaHtml[] {
  const faltas: FaltaHtml[] = []
  let inStyle = false
  const refuse = (mensagem: string) => faltas.push({ linha: lineOf(html, parser.startIndex), mensagem })
  const parser = new Parser({
    onopentag(tag, atributos) {
      inStyle = tag === 'style'
      if (PROIBIDAS.has(tag)) refuse(`<${tag}> não é permitido: os programas de e-mail o retiram.`)
      if (tag === 'meta' && 'http-equiv' in atributos && /refresh/i.test(atributos['http-equiv'] ?? '')) {
        refuse('Uma mensagem não pode levar a outra página por si.')
      }
      for (const [nome, valor] of Object.entries(atributos)) {
        const mensagem = faltaDoAtributo(tag, nome, valor)
        if (mensagem) refuse(mensagem)
      }
    },
    ontext(texto) {
      if (inStyle && isRemoteStyle(texto)) refuse(ESTILO)
    },
    onclosetag() {
      inStyle = false
    },
  })
  parser.write(html)
  parser.end()
  return faltas
}

const IMAGEM =
  'Imagens de fora não são permitidas: muitos programas as bloqueiam, e elas contam a terceiros quem abriu.'
const ESTILO = 'O estilo não pode buscar nada de fora: retire url(…) e @import.'
const isRemoteStyle = (css: string) => /url\s*\(|@import|expression\s*\(/i.test(css)

function faltaDoAtributo(tag: string, nome: string, valor: string): string | null {
  if (nome.startsWith('on')) return `O atributo ${nome} não é permitido: uma mensagem não executa programas.`
  if (nome === 'style' && isRemoteStyle(valor)) return ESTILO
  if (!DE_ENDERECO.has(nome)) return null
  // Browsers skip controls and blanks inside the name of a scheme.
  const endereco = valor.replace(/[\s\p{Cc}]+/gu, '').toLowerCase()
  if (tag === 'a' && nome === 'href') {
    return /^(?:https?:|mailto:|tel:|#|\{\{)/.test(endereco)
      ? null
      : 'O endereço de um link começa por https:, mailto: ou tel:, ou é uma variável.'
  }
  return /^data:image\/(?:png|jpeg|gif)[;,]/.test(endereco) ? null : IMAGEM
}

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length
