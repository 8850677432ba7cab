import { createHash } from 'node:crypto'
import type { Descadastro } from './service.ts'

const STYLE = `
:root{color-scheme:light dark;--texto:#1c2733;--fundo:#f4f6f8;--caixa:#fff;--acento:#0b5c8a;--sobre:#fff}
@media (prefers-color-scheme:dark){:root{--texto:#e6ebf0;--fundo:#12181f;--caixa:#1b232c;--acento:#7cc4ee;--sobre:#10202b}}
body{margin:0;padding:2rem 1rem;background:var(--fundo);color:var(--texto);font:1rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem;background:var(--caixa);border-radius:.5rem}
h1{margin:0 0 1rem;font-size:1.375rem;line-height:1.25}
dt{font-weight:600}dd{margin:0 0 .75rem;font-variant-numeric:tabular-nums}
button{padding:.75rem 1.25rem;border:0;border-radius:.375rem;background:var(--acento);color:var(--sobre);font:inherit;font-weight:600;cursor:pointer}
button:focus-visible{outline:3px solid var(--texto);outline-offset:2px}
`

/** The page's own policy: no script, nothing from elsewhere, and this style alone. */
export const POLITICA = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export type Situacao = 'pergunta' | 'pronto' | 'ja_saiu'

/** The page of a link, whole, without script; `null` is a link that this installation did not write. */
export function renderPagina(descadastro: Descadastro | null, situacao: Situacao): string {
  if (!descadastro) return page('Este link não vale', INVALIDO)
  const quem = `<dl><dt>Unidade consumidora</dt><dd>${escape(descadastro.uc)}</dd><dt>Endereço</dt><dd>${escape(descadastro.endereco)}</dd></dl>`
  const { titulo, corpo } = SITUACOES[situacao](descadastro)
  return page(titulo, `${quem}${corpo}`)
}

const INVALIDO =
  '<p>O endereço desta página está incompleto ou foi alterado. Abra de novo o link da mensagem que trouxe a fatura, ou fale com a central de atendimento.</p>'

const efeito = ({ ultimo }: Descadastro) =>
  ultimo
    ? 'A fatura desta unidade volta a ser impressa e entregue no endereço da unidade.'
    : 'A fatura desta unidade continua indo para os outros endereços do envio digital.'

const SITUACOES: Record<Situacao, (descadastro: Descadastro) => { titulo: string; corpo: string }> = {
  pergunta: (descadastro) => ({
    titulo: descadastro.ultimo ? 'Voltar à fatura impressa' : 'Sair do envio digital',
    corpo: `<p>Este endereço deixa de receber a fatura. ${efeito(descadastro)} É grátis e vale na hora.</p><form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">${descadastro.ultimo ? 'Voltar à fatura impressa' : 'Sair do envio digital'}</button></form>`,
  }),
  pronto: (descadastro) => ({
    titulo: 'Pronto',
    corpo: `<p role="status">Este endereço não recebe mais a fatura. ${efeito(descadastro)}</p><p>Para receber a fatura digital de novo, fale com a central de atendimento.</p>`,
  }),
  ja_saiu: () => ({
    titulo: 'Este endereço já saiu do envio digital',
    corpo:
      '<p>Ele não recebe mais a fatura desta unidade. Para receber de novo, fale com a central de atendimento.</p>',
  }),
}

const page = (titulo: string, corpo: string) =>
  `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${titulo}</title><style>${STYLE}</style></head><body><main><h1>${titulo}</h1>${corpo}</main></body></html>`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string) => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
