import { isIP } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'
import type { Fase } from '../entrega.ts'
import { nomeDoEstado, TENTE_DE_NOVO } from './estados-smpp.ts'

/** How often the other side is asked whether it is still there; the standard leaves it open, gateways want a minute. */
const ENQUIRE_MS = 30_000
const ENQUIRE_PRAZO_MS = 10_000
const DESPEDIDA_MS = 2000

export interface OpcoesDaSessao {
  host: string
  porta: number
  tls: boolean
  usuario: string
  senha: string
  tipoSistema: string
  papel: 'bind_transmitter' | 'bind_receiver'
  /** Certificates to trust instead of the system's, in PEM. */
  ca?: string | undefined
  enquireMs?: number | undefined
  /** Told each deliver_sm; the answer it gives is a command_status, 0 once all is kept. Never rejects. */
  aoReceber?: (pdu: Pdu) => Promise<number>
  /** Ends it at once while it begins; once it is bound it is to be unbound. */
  signal?: AbortSignal
  /** Told each step, without secrets. */
  conversa?: ((linha: string) => void) | undefined
}

/** A session that could not begin, ended, or gave no answer. */
export class FalhaSmpp extends Error {
  override readonly name = 'FalhaSmpp'
  readonly fase: Fase
  /** The refusal, or null where nothing was answered. */
  readonly status: number | null
  /** False where the request surely never left. */
  readonly pedida: boolean

  constructor(
    texto: string,
    fase: Fase,
    { status = null, pedida = true }: { status?: number | null; pedida?: boolean } = {},
  ) {
    super(texto)
    this.fase = fase
    this.status = status
    this.pedida = pedida
  }
}

/** A bound SMPP session. */
export interface Sessao {
  /**
   * One request and its answer, whatever its status.
   * @param ate as of Date.now()
   * @throws FalhaSmpp alone, by then at the latest
   */
  pedir(comando: string, campos: Record<string, unknown>, ate: number): Promise<Pdu>
  /** Resolves when it has ended, with the reason. */
  fim: Promise<FalhaSmpp>
  /** Unbinds. What has no answer by then gets none. */
  encerrar(): Promise<void>
}

/**
 * Connects and binds. The library parses and writes commands and no more: here every request has a deadline, every end
 * of the connection is told to who waits, and a session that says nonsense or nothing is given up. It goes deaf after a
 * command that it cannot read, so none is read after one.
 *
 * @throws FalhaSmpp alone
 */
export async function abrirSessao(opcoes: OpcoesDaSessao, ate: number): Promise<Sessao> {
  const { papel, usuario, senha, tipoSistema, conversa, signal, enquireMs = ENQUIRE_MS } = opcoes
  const linha = new Linha(opcoes)
  const interromper = () => linha.derrubar(new FalhaSmpp('Interrompida.', 'conexao'))
  signal?.addEventListener('abort', interromper)
  if (signal?.aborted) interromper()
  void linha.fim.then(({ message }) => conversa?.(`(${message})`))
  try {
    await linha.conectar(ate)
    conversa?.(`> ${papel} system_id=${usuario}`)
    const campos = { system_id: usuario, password: senha, system_type: tipoSistema, interface_version: 0x34 }
    const { command_status: status } = await linha.pedir(papel, campos, ate, 'autenticacao')
    conversa?.(`< ${papel}_resp ${status === 0 ? 'ESME_ROK' : nomeDoEstado(status)}`)
    if (status !== 0) throw new FalhaSmpp(nomeDoEstado(status), 'autenticacao', { status })
  } catch (erro) {
    linha.derrubar(erro as FalhaSmpp)
    throw erro
  } finally {
    signal?.removeEventListener('abort', interromper)
  }
  const pulso = setInterval(() => {
    linha
      .pedir('enquire_link', {}, Date.now() + ENQUIRE_PRAZO_MS)
      .catch((erro: FalhaSmpp) => linha.derrubar(erro))
  }, enquireMs)
  void linha.fim.then(() => clearInterval(pulso))

  return {
    pedir: (comando, campos, fim) => linha.pedir(comando, campos, fim),
    fim: linha.fim,
    async encerrar() {
      await linha.pedir('unbind', {}, Date.now() + DESPEDIDA_MS).catch(() => undefined)
      linha.derrubar(new FalhaSmpp('A sessão foi encerrada.', 'conexao', { pedida: false }))
    },
  }
}

interface Espera {
  fase: Fase
  resolve(pdu: Pdu): void
  reject(falha: FalhaSmpp): void
}

const ENCERROU = 'O servidor SMPP encerrou a conexão.'

/** A connection on which commands have answers. */
class Linha {
  readonly fim: Promise<FalhaSmpp>
  readonly #session: Session
  readonly #pronta: 'secureConnect' | 'connect'
  readonly #esperas = new Map<number, Espera>()
  readonly #acabar: (falha: FalhaSmpp) => void
  #acabou: FalhaSmpp | null = null

  constructor({ host, porta, tls, ca, aoReceber }: OpcoesDaSessao) {
    const { promise, resolve } = Promise.withResolvers<FalhaSmpp>()
    this.fim = promise
    this.#acabar = resolve
    this.#pronta = tls ? 'secureConnect' : 'connect'
    const servername = isIP(host) === 0 ? { servername: host } : {}
    this.#session = smpp.connect({ host, port: porta, tls, ...(ca && { ca }), ...servername })
    this.#session.on('error', ({ code }: { code?: string }) =>
      this.derrubar(new FalhaSmpp(code ?? 'O servidor SMPP respondeu o que não se entende.', 'conexao')),
    )
    this.#session.on('close', () => this.derrubar(new FalhaSmpp(ENCERROU, 'conexao')))
    this.#session.on('pdu', (pdu: Pdu) => {
      if (pdu.isResponse()) this.#esperas.get(pdu.sequence_number)?.resolve(pdu)
      else responder(this.#session, pdu, aoReceber)
    })
  }

  conectar(ate: number): Promise<void> {
    const falha = new FalhaSmpp('O servidor SMPP não atendeu dentro do prazo.', 'conexao')
    return comPrazo(ate, falha, (resolve, reject) => {
      this.#session.once(this.#pronta, () => resolve())
      void this.fim.then(reject)
    })
  }

  async pedir(
    comando: string,
    campos: Record<string, unknown>,
    ate: number,
    fase: Fase = 'mensagem',
  ): Promise<Pdu> {
    if (this.#acabou) throw new FalhaSmpp(this.#acabou.message, this.#acabou.fase, { pedida: false })
    const pdu = new smpp.PDU(comando, campos)
    if (!this.#session.send(pdu)) {
      this.derrubar(new FalhaSmpp(ENCERROU, 'conexao'))
      throw new FalhaSmpp(ENCERROU, 'conexao', { pedida: false })
    }
    const falha = new FalhaSmpp('O servidor SMPP não respondeu dentro do prazo.', fase)
    try {
      return await comPrazo(ate, falha, (resolve, reject) => {
        this.#esperas.set(pdu.sequence_number, { fase, resolve, reject })
      })
    } finally {
      this.#esperas.delete(pdu.sequence_number)
    }
  }

  /** Ends the connection; who waits for an answer is told. */
  derrubar(falha: FalhaSmpp): void {
    if (this.#acabou) return
    this.#acabou = falha
    this.#session.destroy()
    for (const { fase, reject } of this.#esperas.values()) reject(new FalhaSmpp(falha.message, fase))
    this.#acabar(falha)
  }
}

/** Answers what the other side asks. */
function responder(session: Session, pdu: Pdu, aoReceber: OpcoesDaSessao['aoReceber']): void {
  switch (pdu.command) {
    case 'deliver_sm':
      // A session that sends is given none; were it, another is to take it.
      void (aoReceber?.(pdu) ?? Promise.resolve(TENTE_DE_NOVO)).then((status) =>
        session.send(pdu.response({ command_status: status, message_id: '' })),
      )
      break
    case 'enquire_link':
      session.send(pdu.response())
      break
    case 'unbind':
      session.send(pdu.response())
      session.close()
      break
    // These two have no answer.
    case 'alert_notification':
    case 'outbind':
      break
    default:
      session.send(
        new smpp.PDU('generic_nack', { command_status: 0x03, sequence_number: pdu.sequence_number }),
      )
  }
}

/** Rejects with the failure when nothing else has come by then. */
function comPrazo<T>(
  ate: number,
  falha: FalhaSmpp,
  work: (resolve: (valor: T) => void, reject: (erro: FalhaSmpp) => void) => void,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => reject(falha), Math.max(0, ate - Date.now()))
  work(resolve, reject)
  return promise.finally(() => clearTimeout(timer))
}
