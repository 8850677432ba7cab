import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { formatPhone } from '@ramal/shared/domain/phone-digits.ts'
import { abrirCaixaDeCanais, type MensagemDeCanal } from './caixa.ts'

/** Between what happens to a message: long enough to be seen on the screen. */
const PASSO_MS = 1500
/** Documents that wait for the message that names them. */
const MAX_MIDIAS = 100

export interface ProvedorDemo {
  /** `/graph` speaks as the Graph API, `/cgi-bin/sendsms` as Kannel. */
  url: string
  close(): Promise<void>
}

export interface OpcoesDoProvedor {
  /** Where the box of the demonstration keeps its messages. */
  folder: string
  /** Where statuses are reported to. */
  publicUrl: string
  segredoApp: string
}

/**
 * The providers of the demonstration: they take WhatsApp messages and SMS by their true protocols, keep them in the box,
 * and report each as delivered. Nothing leaves the machine.
 */
export async function startProvedorDemo(opcoes: OpcoesDoProvedor): Promise<ProvedorDemo> {
  const guardar = await abrirCaixaDeCanais(opcoes.folder)
  const fim = new AbortController()
  const graph = createGraph(guardar, createAvisarStatus(opcoes, fim.signal))
  const kannel = createKannel(guardar, fim.signal)
  const server = createServer((request, response) => {
    const answer = (request.url ?? '').startsWith('/graph/') ? graph : kannel
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      fim.abort()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Guardar = (mensagem: MensagemDeCanal) => Promise<void>

interface Midia {
  nome: string
  bytes: Uint8Array
}

interface MensagemGraph {
  to: string
  biz_opaque_callback_data?: string
  template: {
    name: string
    components: {
      type: string
      parameters: { text?: string; document?: { id: string; filename: string } }[]
    }[]
  }
}

function createGraph(guardar: Guardar, avisar: (wamid: string, mensagem: MensagemGraph) => void): Answer {
  const midias = new Map<string, Uint8Array>()

  async function upload(corpo: Buffer, contentType: string): Promise<object> {
    const form = await new Response(new Uint8Array(corpo), {
      headers: { 'content-type': contentType },
    }).formData()
    const file = form.get('file')
    if (!(file instanceof File)) throw new Error('the form has no file')
    const [oldest] = midias.keys()
    if (midias.size >= MAX_MIDIAS && oldest !== undefined) midias.delete(oldest)
    const id = randomUUID()
    midias.set(id, await file.bytes())
    return { id }
  }

  async function send(mensagem: MensagemGraph): Promise<object> {
    const { to, template } = mensagem
    const parameters = template.components.flatMap((component) => component.parameters)
    const anexos = parameters.flatMap(({ document }): Midia[] => {
      const bytes = document && midias.get(document.id)
      return bytes ? [{ nome: document.filename, bytes }] : []
    })
    await guardar({
      canal: 'whatsapp',
      para: to,
      assunto: `WhatsApp para ${formatPhone(`+${to}`)}`,
      texto: [`Modelo ${template.name}`, ...parameters.flatMap(({ text }) => text ?? [])].join('\n'),
      anexos: anexos.map((midia) => ({ ...midia, tipo: 'application/pdf' })),
    })
    const wamid = `wamid.${randomUUID()}`
    avisar(wamid, mensagem)
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: to }],
      messages: [{ id: wamid, message_status: 'accepted' }],
    }
  }

  return async (request, response) => {
    const corpo = await buffer(request)
    const answer = (request.url ?? '').endsWith('/media')
      ? await upload(corpo, request.headers['content-type'] ?? '')
      : await send(JSON.parse(corpo.toString('utf8')) as MensagemGraph)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }
}

/** Reports a message as sent and then as delivered, signed as Meta signs. */
function createAvisarStatus({ publicUrl, segredoApp }: OpcoesDoProvedor, signal: AbortSignal) {
  async function post(status: object): Promise<void> {
    const value = { messaging_product: 'whatsapp', statuses: [status] }
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: 'demonstracao', changes: [{ field: 'messages', value }] }],
    })
    const assinatura = createHmac('sha256', segredoApp).update(body).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${assinatura}` }
    await fetch(`${publicUrl}/api/canais/whatsapp/webhook`, { method: 'POST', headers, body, signal })
  }

  async function report(wamid: string, { to, biz_opaque_callback_data }: MensagemGraph): Promise<void> {
    for (const status of ['sent', 'delivered']) {
      await delay(PASSO_MS, undefined, { signal })
      const timestamp = String(Math.floor(Date.now() / 1000))
      await post({ id: wamid, status, timestamp, recipient_id: to, biz_opaque_callback_data })
    }
  }

  // Nobody waits for a status; the demonstration may have ended meanwhile.
  return (wamid: string, mensagem: MensagemGraph) => void report(wamid, mensagem).catch(() => undefined)
}

function createKannel(guardar: Guardar, signal: AbortSignal): Answer {
  async function report(dlrUrl: string): Promise<void> {
    for (const estado of ['8', '1']) {
      await delay(PASSO_MS, undefined, { signal })
      const url = dlrUrl.replace('%d', estado).replace('%A', 'ACK').replace('%I', randomUUID())
      await fetch(url, { signal })
    }
  }

  return async (request, response) => {
    const query = new URL(request.url ?? '', 'http://demonstracao').searchParams
    const [para, texto, dlrUrl] = [query.get('to'), query.get('text'), query.get('dlr-url')]
    if (para === null || texto === null) {
      response.writeHead(400).end('Missing to or text')
      return
    }
    const digitos = para.replace(/\D/g, '')
    await guardar({
      canal: 'sms',
      para: digitos,
      assunto: `SMS para ${formatPhone(`+${digitos}`)}`,
      texto,
      anexos: [],
    })
    response.writeHead(202, { 'content-type': 'text/plain' }).end('0: Accepted for delivery')
    if (dlrUrl !== null) void report(dlrUrl).catch(() => undefined)
  }
}
