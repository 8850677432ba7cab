import type { PeerCertificate, TLSSocket } from 'node:tls'
import type { Resposta } from '#emissao/channels/entrega.ts'
import { Conexao, type ContaSmtp, type EnvelopeSmtp, type OpcoesConexao } from './conexao.ts'
import { FalhaSmtp, lerResposta } from './resposta-smtp.ts'
import { ocultarSenha } from './segredos.ts'
import { PRAZO_ENTREGA_MS } from './transporte.ts'

/** One line of a conversation with a mail server. */
export interface Fala {
  quem: 'ramal' | 'servidor'
  texto: string
}

/** What a test of an account showed, ready for a person to read. */
export interface TesteConta {
  ok: boolean
  /** The conversation; credentials are `***`. */
  transcricao: readonly Fala[]
  /** Null when the session was not encrypted, or did not come so far. */
  tls: { versao: string; certificado: string; emissor: string; validoAte: Date } | null
  /** The server's answer to the message or, without one, to the login; what went wrong when it did. */
  resposta: Resposta | null
}

export interface OpcoesTeste extends OpcoesConexao {
  prazoMs?: number | undefined
  /** Sent for real; without one the test ends after the login. */
  mensagem?: { envelope: EnvelopeSmtp; raw: Buffer } | undefined
}

/** Speaks to the server of an account, in a session of its own. Never rejects for what the server does. */
export async function testarConta(
  conta: ContaSmtp,
  { prazoMs = PRAZO_ENTREGA_MS, mensagem, ...opcoes }: OpcoesTeste = {},
): Promise<TesteConta> {
  const transcricao: Fala[] = []
  const logger = { debug: (entrada: Entrada, texto: unknown) => anotar(transcricao, conta, entrada, texto) }
  const conexao = new Conexao(conta, { ...opcoes, logger }, () => undefined)
  const ate = Date.now() + prazoMs
  try {
    await conexao.abrir(ate)
    const dita = mensagem
      ? await conexao.enviar(mensagem.envelope, mensagem.raw, ate)
      : conexao.smtp.lastServerResponse
    const resposta = dita ? lerResposta(dita, mensagem ? 'resposta' : 'autenticacao') : null
    return { ok: true, transcricao: [...transcricao], tls: descreverTls(conexao), resposta }
  } catch (erro) {
    if (!(erro instanceof FalhaSmtp)) throw erro
    return { ok: false, transcricao: [...transcricao], tls: descreverTls(conexao), resposta: erro.resposta }
  } finally {
    if (conexao.viva) conexao.encerrar()
  }
}

interface Entrada {
  tnx?: string
}

const COMANDO = /^(?:(?:EHLO|HELO|STARTTLS|MAIL FROM|RCPT TO|DATA|RSET|QUIT)\b|\.$)/i

function anotar(falas: Fala[], conta: ContaSmtp, { tnx }: Entrada, texto: unknown): void {
  if (tnx !== 'client' && tnx !== 'server') return
  for (const linha of String(texto).split(/\r?\n/)) {
    if (tnx === 'client') falas.push({ quem: 'ramal', texto: ocultarComando(linha) })
    else falas.push({ quem: 'servidor', texto: ocultarSenha(linha, conta) })
  }
}

/** Whatever a client says that is no known command belongs to its login. */
function ocultarComando(linha: string): string {
  if (COMANDO.test(linha)) return linha
  const [, comando] = /^(AUTH \S+)/i.exec(linha) ?? []
  return comando ? `${comando} ***` : '***'
}

function descreverTls({ smtp }: Conexao): TesteConta['tls'] {
  const socket = smtp._socket as TLSSocket | false | null
  if (!socket || !('getPeerCertificate' in socket) || !smtp.secure) return null
  const certificado: Partial<PeerCertificate> = socket.getPeerCertificate()
  const versao = socket.getProtocol()
  if (!versao || !certificado.valid_to) return null
  return {
    versao,
    certificado: nome(certificado.subject),
    emissor: nome(certificado.issuer),
    validoAte: new Date(certificado.valid_to),
  }
}

const nome = (campos: PeerCertificate['subject'] | undefined) =>
  [campos?.CN ?? campos?.O ?? ''].flat().join(', ')
