import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the gateway does with a message to a number: an answer of its own, or none at all. */
export type TratamentoKannel =
  | { status: number; texto: string }
  | { derruba: true }
  | { calado: true }
  | { respondeDepoisDe: Promise<void> }

export interface SmsDoKannel {
  /** The gateway's own name of it. */
  id: string
  de: string
  para: string
  texto: string
  /** Every parameter as it came. */
  campos: Readonly<Record<string, string>>
}

export interface ServidorKannel {
  /** Of sendsms. */
  url: string
  recebidas: SmsDoKannel[]
  /** Requests of which nothing was kept. */
  recusadas: string[]
  maiorConcorrencia(): number
  tratar(numero: string, tratamento: TratamentoKannel | null): void
  /** Resolves when that many messages have come. */
  espera(mensagens: number): Promise<void>
  /** The address that it calls to tell of a message: its dlr-url with the escapes filled in. */
  enderecoDoRecibo(mensagem: SmsDoKannel, estado: number, resposta?: string): string
  /** Calls it, where the mask asks for this state. @returns the HTTP status, or null when it asks for no such thing. */
  avisar(mensagem: SmsDoKannel, estado: number, resposta?: string): Promise<number | null>
  close(): Promise<void>
}

export const CONTA_KANNEL = { usuario: 'ramal', senha: 'kannel & 1' }

const CONHECIDOS = new Set([
  ...[
    'username',
    'password',
    'from',
    'to',
    'text',
    'charset',
    'coding',
    'validity',
    'smsc',
    'dlr-mask',
    'dlr-url',
  ],
])

/** Kannel's sendsms on loopback: it checks what it is asked, and calls back when it is told to. */
export async function startServidorKannel(): Promise<ServidorKannel> {
  const tratamentos = new Map<string, TratamentoKannel>()
  const recebidas: SmsDoKannel[] = []
  const recusadas: string[] = []
  const chegou = new EventEmitter()
  let atendendo = 0
  let maiorConcorrencia = 0

  function responder(response: ServerResponse, status: number, texto: string): void {
    response.writeHead(status, { 'content-type': 'text/plain' }).end(texto)
  }

  const server = createServer((request, response) => {
    maiorConcorrencia = Math.max(maiorConcorrencia, ++atendendo)
    response.once('close', () => atendendo--)
    const url = new URL(request.url ?? '', 'http://gateway')
    const campos = Object.fromEntries(url.searchParams)
    const erro = recusaDe(request.method, url.pathname, campos)
    if (erro) {
      recusadas.push(erro.texto)
      return responder(response, erro.status, erro.texto)
    }
    const tratamento = tratamentos.get(campos['to'] ?? '')
    if (tratamento && 'derruba' in tratamento) return void request.socket.destroy()
    if (tratamento && 'calado' in tratamento) return
    if (tratamento && 'status' in tratamento && tratamento.status !== 202)
      return responder(response, tratamento.status, tratamento.texto)
    const { from: de = '', to: para = '', text: texto = '' } = campos
    recebidas.push({ id: `kannel-${recebidas.length + 1}`, de, para, texto, campos })
    chegou.emit('mensagem')
    const aceita = tratamento && 'texto' in tratamento ? tratamento.texto : '0: Accepted for delivery'
    if (!tratamento || !('respondeDepoisDe' in tratamento)) return responder(response, 202, aceita)
    void tratamento.respondeDepoisDe.then(() => responder(response, 202, aceita))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/sendsms`,
    recebidas,
    recusadas,
    maiorConcorrencia: () => maiorConcorrencia,
    tratar(numero, tratamento) {
      if (tratamento) tratamentos.set(numero, tratamento)
      else tratamentos.delete(numero)
    },
    async espera(mensagens) {
      while (recebidas.length < mensagens) await once(chegou, 'mensagem')
    },
    enderecoDoRecibo,
    async avisar(mensagem, estado, resposta = '') {
      if ((Number(mensagem.campos['dlr-mask']) & estado) === 0) return null
      return (await fetch(enderecoDoRecibo(mensagem, estado, resposta))).status
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function enderecoDoRecibo({ id, campos }: SmsDoKannel, estado: number, resposta = ''): string {
  const escapes: Readonly<Record<string, string>> = { d: String(estado), A: resposta, I: id }
  // Kannel fills every escape in encoded for a URL.
  return (campos['dlr-url'] ?? '').replace(/%([dAI])/g, (_, letter: string) =>
    encodeURIComponent(escapes[letter] ?? ''),
  )
}

/** What Kannel's smsbox answers to a request that it does not take. */
function recusaDe(
  metodo: string | undefined,
  caminho: string,
  campos: Readonly<Record<string, string>>,
): { status: number; texto: string } | null {
  if (caminho !== '/cgi-bin/sendsms' || metodo !== 'GET') return { status: 404, texto: 'Unknown request.' }
  const { username, password, to = '', coding = '0', charset, text = '' } = campos
  if (username !== CONTA_KANNEL.usuario || password !== CONTA_KANNEL.senha) {
    return { status: 403, texto: 'Authorization failed for sendsms' }
  }
  const estranho = Object.keys(campos).find((campo) => !CONHECIDOS.has(campo))
  if (estranho) return { status: 400, texto: `unknown parameter ${estranho}` }
  if (!/^\+?\d+$/.test(to)) return { status: 400, texto: 'Garbage `to` field, rejected.' }
  if (charset !== 'UTF-8' || !/^[02]$/.test(coding))
    return { status: 400, texto: 'Charset or body misformed, rejected' }
  return text === '' ? { status: 400, texto: 'Empty text not allowed, rejected.' } : null
}
