import type { Fase, Resposta } from '#emissao/channels/entrega.ts'
import { umaLinha } from './uma-linha.ts'

export type { Fase, Resposta as RespostaSmtp } from '#emissao/channels/entrega.ts'

/** Why a delivery ended without acceptance. */
export class FalhaSmtp extends Error {
  readonly resposta: Resposta
  /** False after a mere refusal: the session can go on. */
  readonly conexaoPerdida: boolean

  constructor(resposta: Resposta, conexaoPerdida: boolean) {
    super(resposta.texto)
    this.resposta = resposta
    this.conexaoPerdida = conexaoPerdida
  }
}

/** RFC 5321 §4.2.1: the server is about to close, whatever it answers. */
const FECHANDO = 421

/** `550 5.1.1 User unknown` into its parts. */
export function lerResposta(texto: string, fase: Fase): Resposta {
  const [, codigo, codigoEstendido] = /^(\d{3})[ -]?(?:([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(texto) ?? []
  return {
    codigo: codigo ? Number(codigo) : null,
    codigoEstendido: codigoEstendido ?? null,
    texto: umaLinha(texto),
    fase,
  }
}

/** A failure that no server spoke of, in a sentence of our own. */
export const semResposta = (texto: string, fase: Fase): FalhaSmtp =>
  new FalhaSmtp({ ...lerResposta('', fase), texto: umaLinha(texto) }, true)

/** What nodemailer knows of a failure. */
interface ErroSmtp extends Error {
  code?: string | undefined
  originalCode?: string | undefined
  command?: string | undefined
  response?: string | undefined
  responseCode?: number | undefined
}

/** @param andamento how far the session had come by its own account. */
export function lerFalha(erro: ErroSmtp, andamento: Fase): FalhaSmtp {
  if (erro instanceof FalhaSmtp) return erro
  const fase = faseDoErro(erro, andamento)
  if (erro.response === undefined) return semResposta(explicar(erro), fase)
  const recusada = erro.code === 'EENVELOPE' || erro.code === 'EMESSAGE'
  return new FalhaSmtp(lerResposta(erro.response, fase), !recusada || erro.responseCode === FECHANDO)
}

function faseDoErro({ code, originalCode, command = '' }: ErroSmtp, andamento: Fase): Fase {
  if (command === 'MAIL FROM') return 'remetente'
  if (command === 'RCPT TO') return 'destinatario'
  if (command === 'DATA') return code === 'EMESSAGE' ? 'resposta' : 'dados'
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'autenticacao'
  if (code === 'ETLS' || command === 'STARTTLS' || TLS.test(originalCode ?? '')) return 'tls'
  return andamento
}

/** Codes of OpenSSL and of Node's own check of the name in the certificate. */
const TLS = /^(ERR_SSL|ERR_TLS|CERT_|DEPTH_|SELF_|UNABLE_|INVALID_|PATH_|HOSTNAME_|EPROTO$)/

const SENTENCAS: Readonly<Record<string, string>> = {
  CONNECT_TIMEOUT: 'O servidor de e-mail não atendeu a conexão a tempo.',
  GREETING_TIMEOUT: 'O servidor de e-mail aceitou a conexão e não se apresentou.',
  UPGRADE_TIMEOUT: 'O servidor de e-mail não concluiu o TLS a tempo.',
  SOCKET_TIMEOUT: 'O servidor de e-mail parou de responder.',
  ECONNECTION: 'O servidor de e-mail encerrou a conexão.',
}

function explicar(erro: ErroSmtp & { timeoutType?: string }): string {
  const sentenca = SENTENCAS[erro.timeoutType ?? erro.code ?? '']
  return sentenca ?? erro.message
}
