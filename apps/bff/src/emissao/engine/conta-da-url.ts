import { isLoopback } from '@ramal/shared/domain/host.ts'
import { lerCaixa } from '#emissao/correio/endereco.ts'
import type { ContaDeEmail } from './oficina/trabalho.ts'

const CONEXOES = 10
const PORTAS = { tls: 465, aberta: 587 }

/**
 * The account that a URL names: `smtp://` or `smtps://`, with user and password where the server asks for them.
 * `smtps://` is TLS from the start. `smtp://` asks for STARTTLS, except on this machine, where nobody listens in, or
 * with `?seguranca=nenhuma`, for a relay within one's own network. `?conexoes=` says how many at once.
 */
export function contaDaUrl(chave: string, smtpUrl: string, remetente: string): ContaDeEmail {
  const url = new URL(smtpUrl)
  const tls = url.protocol === 'smtps:' || url.port === String(PORTAS.tls)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const aberta = isLoopback(host) || url.searchParams.get('seguranca') === 'nenhuma'
  const caixa = lerCaixa(remetente)
  return {
    meio: 'email',
    chave,
    versao: `${smtpUrl} ${remetente}`,
    host,
    porta: Number(url.port) || (tls ? PORTAS.tls : PORTAS.aberta),
    seguranca: tls ? 'tls' : aberta ? 'nenhuma' : 'starttls',
    usuario: url.username ? decodeURIComponent(url.username) : null,
    senha: url.password ? decodeURIComponent(url.password) : null,
    remetente: { nome: caixa.nome ?? caixa.endereco, endereco: caixa.endereco },
    responderPara: null,
    dominioRetorno: null,
    dkim: null,
    conexoes: Number(url.searchParams.get('conexoes')) || CONEXOES,
    porMinuto: null,
    porMinutoProvedor: null,
  }
}
