import * as z from 'zod/mini'
import { contract } from './contract.ts'

const params = z.object({ token: z.string() })

// Both answer with a page of their own that needs no script: the link is opened from a mailbox, by anybody.
const pagina = { status: 200, corpo: null, tipo: 'text/html' } as const

export const verDescadastro = contract({
  metodo: 'GET',
  caminho: '/descadastro/:token',
  resumo: 'A página que volta à fatura impressa; abri-la não muda nada',
  acesso: 'publico',
  params,
  resposta: pagina,
})

/** What List-Unsubscribe-Post promises (RFC 8058): no cookie, no question, no redirect; asking twice changes nothing. */
export const descadastrar = contract({
  metodo: 'POST',
  caminho: '/descadastro/:token',
  resumo: 'Tirar um endereço do envio digital por um clique no e-mail (RFC 8058)',
  acesso: 'publico',
  params,
  body: z
    .string()
    .check(
      z.regex(/List-Unsubscribe"?(?:=|\s+)One-Click/i, 'O pedido deve dizer List-Unsubscribe=One-Click.'),
    ),
  resposta: pagina,
})
