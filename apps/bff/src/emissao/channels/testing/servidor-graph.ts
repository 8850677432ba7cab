import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lerFormulario } from './formulario.ts'
import { Recusa, refuse, send, treat, type TratamentoDaGraph } from './respostas-graph.ts'

export interface ModeloDaGraph {
  idioma: string
  documento: boolean
  parametros: number
}

export interface MensagemDaGraph {
  id: string
  /** Digits without '+', as they were sent. */
  para: string
  modelo: string
  parametros: string[]
  documento: { nome: string; pdf: Buffer } | null
  referencia: string | null
}

export interface OpcoesDaGraph {
  token: string
  numeroId: string
  modelos: Readonly<Record<string, ModeloDaGraph>>
  porta?: number
  /** Gives `wa_id` without the ninth digit, as for older numbers. */
  semNonoDigito?: boolean
  aoAceitar?: (mensagem: MensagemDaGraph) => void
}

export interface ServidorGraph {
  url: string
  /** Everything accepted, in order. */
  mensagens: MensagemDaGraph[]
  /** Documents that came up, by the id that was given for them. */
  midias: Map<string, Buffer>
  /** Most connections that were open at once. */
  maximoDeConexoes(): number
  /** Resolves when that many messages were accepted. */
  espera(mensagens: number): Promise<void>
  /** Of a number with or without '+', or of `midia` for the uploads; null goes back to normal. */
  tratar(numero: string, tratamento: TratamentoDaGraph | null): void
  close(): Promise<void>
}

/** The Graph API of WhatsApp on loopback, as strict as the real one about what it is sent. */
export async function startServidorGraph(opcoes: OpcoesDaGraph): Promise<ServidorGraph> {
  const estado: Estado = {
    opcoes,
    mensagens: [],
    midias: new Map(),
    tratamentos: new Map(),
    aceitas: new EventEmitter(),
  }
  let [abertas, maximo] = [0, 0]
  const server = createServer((request, response) => {
    void answer(estado, request, response)
  })
  server.on('connection', (socket) => {
    maximo = Math.max(maximo, ++abertas)
    socket.once('close', () => abertas--)
  })
  server.listen(opcoes.porta ?? 0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mensagens: estado.mensagens,
    midias: estado.midias,
    maximoDeConexoes: () => maximo,
    async espera(quantas) {
      while (estado.mensagens.length < quantas) await once(estado.aceitas, 'mensagem')
    },
    tratar(numero, tratamento) {
      const chave = numero.replace(/^\+/, '')
      if (tratamento) estado.tratamentos.set(chave, tratamento)
      else estado.tratamentos.delete(chave)
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

interface Estado {
  opcoes: OpcoesDaGraph
  mensagens: MensagemDaGraph[]
  midias: Map<string, Buffer>
  tratamentos: Map<string, TratamentoDaGraph>
  aceitas: EventEmitter
}

async function answer(estado: Estado, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { opcoes } = estado
  try {
    const body = await readBody(request)
    if (request.headers.authorization !== `Bearer ${opcoes.token}`) {
      throw new Recusa(401, 190, 'Invalid OAuth access token - Cannot parse access token')
    }
    const [, numeroId, edge] = /^\/v\d{1,3}\.\d\/(\d+)\/(media|messages)$/.exec(request.url ?? '') ?? []
    if (request.method !== 'POST' || numeroId !== opcoes.numeroId) {
      throw new Recusa(400, 100, 'Unsupported post request.', undefined, 33)
    }
    if (edge === 'media') return receiveMedia(estado, request, response, body)
    receiveMessage(estado, response, body)
  } catch (error) {
    // The client was cut off in the middle of its request.
    if (!(error instanceof Recusa)) return void response.destroy()
    refuse(response, error.erro)
  }
}

function receiveMedia(
  { midias, tratamentos }: Estado,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) {
  const tratamento = tratamentos.get('midia')
  if (tratamento) return treat(tratamento, response)
  const partes = lerFormulario(body, request.headers['content-type'] ?? '')
  const parte = (nome: string) => partes.find((each) => each.nome === nome)
  if (parte('messaging_product')?.conteudo.toString() !== 'whatsapp') {
    throw new Recusa(400, 100, '(#100) The parameter messaging_product is required.')
  }
  const file = parte('file')
  if (!file?.arquivo || file.tipo !== parte('type')?.conteudo.toString()) {
    throw new Recusa(400, 131053, '(#131053) Media upload error')
  }
  const id = String(1_013_859_600_000_000 + midias.size)
  midias.set(id, file.conteudo)
  send(response, 200, { id })
}

function receiveMessage(estado: Estado, response: ServerResponse, body: Buffer) {
  const { opcoes, mensagens, tratamentos, aceitas } = estado
  const lida = readMessage(estado, body)
  const tratamento = tratamentos.get(lida.para)
  if (tratamento) return treat(tratamento, response)
  const mensagem = { id: `wamid.FAKE${String(mensagens.length + 1).padStart(8, '0')}`, ...lida }
  mensagens.push(mensagem)
  const waId = opcoes.semNonoDigito ? mensagem.para.replace(/^(55\d\d)9(\d{8})$/, '$1$2') : mensagem.para
  send(response, 200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: mensagem.para, wa_id: waId }],
    messages: [{ id: mensagem.id, message_status: 'accepted' }],
  })
  aceitas.emit('mensagem')
  opcoes.aoAceitar?.(mensagem)
}

/** As it should be; what is not fails in the reading, and the caller is cut off. */
interface MensagemCrua {
  messaging_product: string
  to: string
  type: string
  template: {
    name: string
    language?: { code: string }
    components: {
      type: string
      parameters: { text?: string; document?: { id: string; filename: string } }[]
    }[]
  }
  biz_opaque_callback_data?: string
}

/** Checks a template message as the API does. */
function readMessage({ opcoes, midias }: Estado, body: Buffer): Omit<MensagemDaGraph, 'id'> {
  const lida = JSON.parse(body.toString('utf8')) as MensagemCrua
  const { messaging_product, to, type, template, biz_opaque_callback_data: referencia = null } = lida
  if (messaging_product !== 'whatsapp' || type !== 'template' || !/^\d{10,15}$/.test(to)) {
    throw new Recusa(400, 100, '(#100) Invalid parameter')
  }
  const modelo = opcoes.modelos[template.name]
  if (modelo?.idioma !== template.language?.code || !modelo) {
    throw new Recusa(404, 132001, '(#132001) Template name does not exist in the translation')
  }
  const parameters = (kind: string) => template.components.find(({ type }) => type === kind)?.parameters ?? []
  const parametros = parameters('body').map(({ text }) => text ?? '')
  const [header] = parameters('header')
  if (parametros.length !== modelo.parametros) {
    throw new Recusa(
      400,
      132000,
      '(#132000) Number of parameters does not match the expected number of params',
    )
  }
  if (parametros.some((text) => text === '' || /[\n\r\t]| {4}/.test(text))) {
    throw new Recusa(400, 131009, '(#131009) Parameter value is not valid')
  }
  const pdf = midias.get(header?.document?.id ?? '')
  if (Boolean(header) !== modelo.documento || (header && !pdf)) {
    throw new Recusa(400, 132012, '(#132012) Parameter format does not match format in the created template')
  }
  const documento = pdf ? { nome: String(header?.document?.filename), pdf } : null
  return { para: to, modelo: template.name, parametros, documento, referencia }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
