import { EventEmitter, once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** How the server treats a recipient: an SMTP reply at RCPT TO or after DATA, or a dropped connection. */
export type Tratamento =
  | { em: 'rcpt' | 'data'; codigo: number; texto: string }
  | { em: 'data'; derruba: true }
  | { em: 'data'; aceitaDepoisDe: Promise<void> }

export interface ServidorSmtp {
  url: string
  /** Everything accepted, in order. */
  recebidas: ParsedMail[]
  /** Every message that came whole, also those that were then refused. */
  tentadas: string[]
  /** Resolves when that many messages have come whole. */
  espera(mensagens: number): Promise<void>
  tratar(endereco: string, tratamento: Tratamento | null): void
  close(): Promise<void>
}

/** A real SMTP server on loopback that refuses, defers or hangs up by recipient. */
export async function startServidorSmtp(): Promise<ServidorSmtp> {
  const tratamentos = new Map<string, Tratamento>()
  const sockets = new Set<Socket>()
  const recebidas: ParsedMail[] = []
  const tentadas: string[] = []
  const chegou = new EventEmitter()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const tratamento = tratamentos.get(address)
      if (tratamento && 'codigo' in tratamento && tratamento.em === 'rcpt') return callback(reply(tratamento))
      callback()
    },
    async onData(stream, session, callback) {
      const mail = await simpleParser(stream).catch(() => null)
      // The client was cut off, or killed, in the middle of its message.
      if (!mail) return callback(new Error('incomplete message'))
      const [para] = session.envelope.rcptTo
      tentadas.push(para?.address ?? '')
      chegou.emit('mensagem')
      const tratamento = tratamentos.get(para?.address ?? '')
      if (tratamento && 'derruba' in tratamento) {
        for (const socket of sockets) socket.destroy()
        return
      }
      if (tratamento && 'codigo' in tratamento) return callback(reply(tratamento))
      if (tratamento) await tratamento.aceitaDepoisDe
      recebidas.push(mail)
      callback(null, '2.0.0 Ok: queued')
    },
  })
  server.on('error', () => undefined)
  const listener = server.listen(0, '127.0.0.1')
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await once(listener, 'listening')
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    recebidas,
    tentadas,
    async espera(mensagens) {
      while (tentadas.length < mensagens) await once(chegou, 'mensagem')
    },
    tratar(endereco, tratamento) {
      if (tratamento) tratamentos.set(endereco, tratamento)
      else tratamentos.delete(endereco)
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const reply = ({ codigo, texto }: { codigo: number; texto: string }) =>
  Object.assign(new Error(texto), { responseCode: codigo })
