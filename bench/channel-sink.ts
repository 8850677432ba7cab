import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import smpp from 'smpp'
import { end } from '../scripts/support/server-process.ts'

export type Protocolo = 'graph' | 'kannel' | 'smpp'

export interface ChannelSink {
  readonly port: number
  /** Whole messages taken, and what they have cost its process. */
  read(): Promise<{ messages: number; cpuMs: number }>
  stop(): Promise<void>
}

/** A provider in a process of its own that takes everything, keeps nothing and answers as its protocol has it. */
export async function startChannelSink(protocolo: Protocolo): Promise<ChannelSink> {
  const child = fork(import.meta.filename, [protocolo])
  const port = await message<number>(child)
  return {
    port,
    read() {
      child.send('read')
      return message(child)
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = (await once(child, 'message')) as [T]
  return value
}

const totals = { messages: 0 }

/** Media and messages of the Graph API: only the latter count. */
function answerGraph(request: IncomingMessage): string {
  if (request.url?.endsWith('/media')) return '{"id":"1"}'
  const id = `wamid.${++totals.messages}`
  return JSON.stringify({ messaging_product: 'whatsapp', contacts: [], messages: [{ id }] })
}

function answerKannel(): string {
  totals.messages++
  return '0: Accepted for delivery'
}

function httpSink(status: number, answer: (request: IncomingMessage) => string): Server {
  return createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status).end(answer(request)))
  })
}

/** The last part of a message is the one that asks for a receipt. */
const smppSink = (): Server =>
  smpp.createServer({}, (session) => {
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu) => {
      if (pdu.command === 'submit_sm' && pdu.registered_delivery) totals.messages++
      if (pdu.isResponse()) return
      session.send(pdu.response({ message_id: String(totals.messages), system_id: 'SMSC' }))
    })
  })

const SINKS: Readonly<Record<Protocolo, () => Server>> = {
  graph: () => httpSink(200, answerGraph),
  kannel: () => httpSink(202, answerKannel),
  smpp: smppSink,
}

function serve(protocolo: Protocolo): void {
  const server = SINKS[protocolo]()
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ ...totals, cpuMs: (user + system) / 1000 })
  })
}

const [, , asked] = process.argv
if (asked !== undefined && asked in SINKS && process.send) serve(asked as Protocolo)
