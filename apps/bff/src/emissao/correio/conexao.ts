import { isLoopback } from '@ramal/shared/domain/host.ts'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import type { Seguranca } from '#db/schema/correio.ts'
import type { Fase } from '#emissao/channels/entrega.ts'
import { MensagemPronta } from './mensagem-pronta.ts'
import { FalhaSmtp, lerFalha, semResposta } from './resposta-smtp.ts'
import { ocultarSenha } from './segredos.ts'

/** Where mail leaves by. */
export interface ContaSmtp {
  host: string
  porta: number
  /** `starttls` is required and not tried; certificates are verified under both kinds of TLS. */
  seguranca: Seguranca
  usuario: string | null
  senha: string | null
  /** How many sessions at most at one time. */
  conexoes: number
}

export interface OpcoesConexao {
  /** What the server is greeted with; the machine's name unless given. */
  nome?: string | undefined
  /** Certificates to trust beside the system's, in PEM. */
  ca?: string | undefined
  /** Told each line of the conversation, without credentials. */
  logger?: LoggerSmtp | undefined
}

/** One line of the log of nodemailer; `tnx` tells the side that speaks. */
export interface EntradaDoLog {
  tnx?: string
}

interface LoggerSmtp {
  debug(entrada: EntradaDoLog, texto: unknown): void
}

export interface EnvelopeSmtp {
  /** Return address (VERP) and recipient, ASCII (see endereco.ts). */
  de: string
  para: string
}

type Done<T> = (erro: Error | null | undefined, valor?: T) => void

/** How long a server may take to answer a goodbye. */
const DESPEDIDA_MS = 5000
const SEM_RESPOSTA = 'O servidor de e-mail não respondeu dentro do prazo.'
const ENCERROU = 'O servidor de e-mail encerrou a conexão.'

/**
 * One SMTP session. Every operation ends by its deadline `ate` (as of Date.now()), with a value or with a FalhaSmtp; one
 * at a time.
 */
export class Conexao {
  readonly smtp: SMTPConnection
  /** How many messages it has been given. */
  mensagens = 0
  /** False once it can take no further message. */
  viva = true
  private readonly conta: ContaSmtp
  private andamento: Fase = 'conexao'
  /** Ends what is under way. */
  private falhar: ((falha: FalhaSmtp) => void) | null = null

  /** @param onFim called once, when it can take no further message. */
  constructor(conta: ContaSmtp, opcoes: OpcoesConexao, onFim: () => void) {
    this.conta = conta
    this.smtp = new SMTPConnection(smtpOptions(conta, opcoes, () => this.avancar()))
    this.smtp.on('error', (erro: Error) => this.falhar?.(lerFalha(erro, this.fase())))
    this.smtp.once('end', () => {
      this.viva = false
      // nodemailer closes first and then tells what the server had said: that is the better answer.
      queueMicrotask(() => this.falhar?.(semResposta(ENCERROU, this.fase())))
      onFim()
    })
  }

  /** Connects, secures and logs in. */
  async abrir(ate: number): Promise<void> {
    const { smtp, conta } = this
    try {
      await this.run<void>(ate, (done) => smtp.connect(done))
      this.andamento = 'autenticacao'
      if (conta.usuario !== null) await this.run(ate, (done) => login(smtp, conta, done))
    } catch (erro) {
      smtp.close()
      throw erro instanceof FalhaSmtp ? semSegredos(erro, conta) : erro
    }
  }

  /** @returns the server's reply to the message. */
  async enviar({ de, para }: EnvelopeSmtp, raw: Buffer, ate: number): Promise<string> {
    this.mensagens++
    this.andamento = 'remetente'
    const pronta = new MensagemPronta(raw, () => {
      this.andamento = 'resposta'
    })
    const envelope = { from: de, to: [para] }
    const { response } = await this.run<{ response: string }>(ate, (done) =>
      this.smtp.send(envelope, pronta, done),
    )
    return response
  }

  /** Clears what a refusal left, so that the session can go on. */
  recomecar(ate: number): Promise<void> {
    return this.run(ate, (done) => this.smtp.reset((erro) => done(erro)))
  }

  /** Says goodbye. */
  encerrar(): void {
    this.smtp.quit()
    setTimeout(() => this.smtp.close(), DESPEDIDA_MS).unref()
  }

  /** Ends it at once, with whatever is under way. */
  derrubar(falha: FalhaSmtp): void {
    this.falhar?.(falha)
    this.smtp.close()
  }

  /**
   * The server has agreed to a command. nodemailer does not say how far a message had come that was cut off, and with PIPELINING the
   * commands are sent together: only the replies tell.
   */
  private avancar(): void {
    if (this.andamento === 'remetente') this.andamento = 'destinatario'
    else if (this.andamento === 'destinatario') this.andamento = 'dados'
  }

  private fase(): Fase {
    return this.andamento === 'conexao' && this.smtp.upgrading ? 'tls' : this.andamento
  }

  private run<T>(ate: number, start: (done: Done<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!this.viva) return reject(semResposta(ENCERROU, this.fase()))
      const expire = () => this.derrubar(semResposta(SEM_RESPOSTA, this.fase()))
      const timer = setTimeout(expire, Math.max(0, ate - Date.now()))
      const settle = () => {
        clearTimeout(timer)
        this.falhar = null
      }
      const fail = (falha: FalhaSmtp) => {
        settle()
        reject(falha)
      }
      this.falhar = fail
      start((erro, valor) => {
        // What comes after the end of its own operation is nobody's answer.
        if (this.falhar !== fail) return
        if (erro) return fail(lerFalha(erro, this.fase()))
        settle()
        resolve(valor as T)
      })
    })
  }
}

function smtpOptions(
  { host, porta, seguranca }: ContaSmtp,
  { nome, ca, logger }: OpcoesConexao,
  onAcordo: () => void,
): SMTPConnectionOptions {
  return {
    host,
    port: porta,
    secure: seguranca === 'tls',
    requireTLS: seguranca === 'starttls',
    ignoreTLS: seguranca === 'nenhuma',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ca },
    name: nome,
    // A session that has ended is not waited for: what the server still has to say would be said to nobody.
    socketCloseTimeout: 0,
    transactionLog: true,
    logger: {
      debug(entrada: EntradaDoLog, texto: unknown) {
        if (entrada.tnx === 'server' && /^[23]/.test(String(texto))) onAcordo()
        logger?.debug(entrada, texto)
      },
    },
  }
}

/** A password crosses no network in the clear, and is not kept back in silence either. */
function login(
  smtp: SMTPConnection,
  { host, seguranca, usuario, senha }: ContaSmtp,
  done: Done<boolean>,
): void {
  if (seguranca === 'nenhuma' && !isLoopback(host)) {
    return done(
      semResposta('A senha não foi enviada: a conexão não é cifrada. Use TLS ou STARTTLS.', 'autenticacao'),
    )
  }
  if (!smtp.allowsAuth) {
    return done(semResposta('O servidor de e-mail não aceita usuário e senha nesta conexão.', 'autenticacao'))
  }
  const user = usuario ?? ''
  smtp.login({ user, credentials: { user, pass: senha ?? '' } }, done)
}

const semSegredos = ({ resposta }: FalhaSmtp, conta: ContaSmtp) =>
  new FalhaSmtp({ ...resposta, texto: ocultarSenha(resposta.texto, conta) }, true)
