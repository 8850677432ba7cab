import { EventEmitter, once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import smpp, { type OpcoesDoServidor, type Pdu, type Session } from 'smpp'

/** What the server does with a message to a number: a command_status, a dropped connection, or a late answer. */
export type TratamentoSmpp = { status: number } | { derruba: true } | { respondeDepoisDe: Promise<void> }

/** A message as a telephone shows it, its parts joined. */
export interface SmsRecebido {
  de: string
  /** E.164 without `+`. */
  para: string
  texto: string
  dataCoding: number
  /** The id of each part, as submit_sm_resp gave it. */
  ids: string[]
  /** registered_delivery of each part. */
  recibos: number[]
}

export interface ReciboDoServidor {
  /** As the receipt is to write it. */
  id: string
  stat?: string
  err?: string
  /** The subscriber, E.164 without `+`. */
  de?: string
  /** By TLVs and not by the text. */
  tlvs?: { receipted_message_id: string; message_state: number }
  /** Instead of the usual text. */
  texto?: string
}

export interface ServidorSmpp {
  porta: number
  /** Whole messages, in order. */
  recebidas: SmsRecebido[]
  /** Every submit_sm, also those that were refused. */
  submits: Pdu[]
  /** Every command in the order in which it came. */
  comandos: string[]
  /** Most submit_sm that waited for their answer at once on one session. */
  maiorJanela(): number
  /** Bound sessions by kind. */
  ligadas(papel: 'bind_transmitter' | 'bind_receiver'): number
  tratar(numero: string, tratamento: TratamentoSmpp | null): void
  /** Refuses every bind from now on. */
  recusarLigacao(status: number | null): void
  /** Resolves when it holds; looked at after each command and each end of a session. */
  ate(condicao: () => boolean): Promise<void>
  /** Gives a receipt to the bound receiver. @returns the command_status that it answers */
  entregarRecibo(recibo: ReciboDoServidor): Promise<number>
  /** Cuts every connection. */
  derrubar(): void
  close(): Promise<void>
}

export const CONTA_SMPP = { usuario: 'ramal', senha: 'smpp-1' }

/** A real SMPP server on loopback that refuses, waits or hangs up by number, and gives receipts when it is told to. */
export async function startServidorSmpp(opcoes: OpcoesDoServidor = {}): Promise<ServidorSmpp> {
  const estado = createEstado()
  const sockets = new Set<Socket>()
  const server = smpp.createServer(opcoes, (session) => atender(session, estado))
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const derrubar = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    porta: (server.address() as AddressInfo).port,
    recebidas: estado.recebidas,
    submits: estado.submits,
    comandos: estado.comandos,
    maiorJanela: () => estado.maiorJanela,
    ligadas: (papel) => [...estado.sessoes.values()].filter((um) => um === papel).length,
    tratar(numero, tratamento) {
      if (tratamento) estado.tratamentos.set(numero, tratamento)
      else estado.tratamentos.delete(numero)
    },
    recusarLigacao: (status) => void (estado.recusa = status),
    async ate(condicao) {
      while (!condicao()) await once(estado.mudou, 'mudou')
    },
    entregarRecibo: (recibo) => entregar(estado, recibo),
    derrubar,
    async close() {
      derrubar()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

type Estado = ReturnType<typeof createEstado>

const createEstado = () => ({
  recebidas: [] as SmsRecebido[],
  submits: [] as Pdu[],
  comandos: [] as string[],
  sessoes: new Map<Session, string>(),
  tratamentos: new Map<string, TratamentoSmpp>(),
  partes: new Map<string, { texto: string; id: string; recibo: number }[]>(),
  mudou: new EventEmitter(),
  recusa: null as number | null,
  maiorJanela: 0,
  ultimoId: 0xa0,
})

function atender(session: Session, estado: Estado): void {
  const fim = () => {
    estado.sessoes.delete(session)
    estado.mudou.emit('mudou')
  }
  let janela = 0
  session.on('error', () => session.destroy())
  session.on('close', fim)
  session.on('pdu', (pdu: Pdu) => {
    if (pdu.isResponse()) return void estado.mudou.emit(`resposta ${pdu.sequence_number}`, pdu)
    estado.comandos.push(pdu.command)
    if (pdu.command.startsWith('bind_')) ligar(session, pdu, estado)
    else if (pdu.command === 'submit_sm') {
      estado.maiorJanela = Math.max(estado.maiorJanela, ++janela)
      void submeter(session, pdu, estado).finally(() => janela--)
    } else {
      session.send(pdu.response())
      if (pdu.command === 'unbind') session.close()
    }
    estado.mudou.emit('mudou')
  })
}

function ligar(session: Session, pdu: Pdu, estado: Estado): void {
  const conhecida = pdu.system_id === CONTA_SMPP.usuario && pdu.password === CONTA_SMPP.senha
  const status = estado.recusa ?? (conhecida ? 0 : 0x0e)
  if (status === 0) estado.sessoes.set(session, pdu.command)
  session.send(pdu.response({ command_status: status, system_id: 'SMSC' }))
}

async function submeter(session: Session, pdu: Pdu, estado: Estado): Promise<void> {
  estado.submits.push(pdu)
  const tratamento = estado.tratamentos.get(pdu.destination_addr ?? '')
  if (tratamento && 'derruba' in tratamento) return session.destroy()
  if (tratamento && 'respondeDepoisDe' in tratamento) await tratamento.respondeDepoisDe
  const status = tratamento && 'status' in tratamento ? tratamento.status : 0
  const id = (++estado.ultimoId).toString(16)
  // What a session says before it is bound to send is none of its business.
  const recusado = estado.sessoes.get(session) === 'bind_transmitter' ? status : 0x04
  if (recusado === 0) guardar(pdu, id, estado)
  session.send(pdu.response({ command_status: recusado, message_id: id }))
  estado.mudou.emit('mudou')
}

/** Joins the parts as a telephone does: by sender and reference, in their order. */
function guardar(pdu: Pdu, id: string, estado: Estado): void {
  const { source_addr: de = '', destination_addr: para = '', data_coding: dataCoding = 0 } = pdu
  const { message = '', udh } = pdu.short_message ?? {}
  const parte = { texto: String(message), id, recibo: pdu.registered_delivery ?? 0 }
  const [, , referencia = 0, total = 1, numero = 1] = udh?.[0] ?? []
  const chave = `${de} ${para} ${referencia}`
  const partes = estado.partes.get(chave) ?? []
  partes[numero - 1] = parte
  estado.partes.set(chave, partes)
  if (partes.filter(Boolean).length < total) return
  estado.partes.delete(chave)
  estado.recebidas.push({
    ...{ de, para, dataCoding },
    texto: partes.map(({ texto }) => texto).join(''),
    ids: partes.map((um) => um.id),
    recibos: partes.map(({ recibo }) => recibo),
  })
}

async function entregar(
  estado: Estado,
  { id, stat = 'DELIVRD', err = '000', de, tlvs, texto }: ReciboDoServidor,
) {
  const [receptor] = [...estado.sessoes].find(([, papel]) => papel === 'bind_receiver') ?? []
  if (!receptor) throw new Error('no receiver is bound')
  const usual = `id:${id} sub:001 dlvrd:001 submit date:2611211201 done date:2611211202 stat:${stat} err:${err} text:Energia`
  const pdu = new smpp.PDU('deliver_sm', {
    ...{ esm_class: 4, source_addr: de ?? '', source_addr_ton: 1, destination_addr: 'RAMAL' },
    ...tlvs,
    data_coding: 3,
    short_message: Buffer.from(tlvs ? '' : (texto ?? usual), 'latin1'),
  })
  receptor.send(pdu)
  const [resposta] = (await once(estado.mudou, `resposta ${pdu.sequence_number}`)) as [Pdu]
  return resposta.command_status
}
