import type { EstadoDisparo, ResultadoTentativa } from '#db/schema/emissao.ts'
import type { MotivoSupressao } from '#db/schema/retornos.ts'
import type { Entrega, Resposta } from '#emissao/channels/entrega.ts'
import { isCaixaCheia, isEnderecoInexistente } from '#emissao/retornos/codigo-estendido.ts'

const MINUTE = 60_000
/** A full mailbox (x.2.2) may be emptied, but seldom is. */
const MAX_TENTATIVAS_CAIXA_CHEIA = 4

/** What an attempt says of the ways it took: nothing, that they work, or which of them does not. */
export type Saude = 'boa' | 'conta_ruim' | 'provedor_ruim'

/** What an attempt makes of its disparo. */
export interface Desfecho {
  resultado: ResultadoTentativa
  estado: EstadoDisparo
  /** Set while it is to be tried again. */
  proximaEm: Date | null
  /**
   * Why nothing more is written to the address: it is bad (the contact is marked, so that the next call asks for another,
   * design rule 7), or the person wants no more there and leaves the adhesion.
   */
  supressao: Extract<MotivoSupressao, 'endereco_invalido' | 'caixa_cheia' | 'reclamacao'> | null
  saude: Saude
  erro: string | null
}

export interface Andamento {
  tentativas: number
  /** Since when it may be sent; it is given up `prazoMs` later, and printed (design rule 7). */
  liberadoEm: Date
  prazoMs: number
  agora: Date
}

/** Waits after the first failures; from then on the last one. No jitter: the engine's own rate spreads the load. */
const ESPERAS = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE)

/** How long to wait after the n-th failed attempt (n from 1). */
export const esperaApos = (tentativas: number): number =>
  ESPERAS[Math.min(Math.max(tentativas, 1), ESPERAS.length) - 1] ?? 0

/**
 * Decides by the server's answer. Truthful: acceptance is *aceito*, never delivery (design rule 6). Enhanced codes are
 * those of RFC 3463: x.1 and x.2 speak of the address, x.7 of us (policy, authentication), whatever the basic code.
 */
export function decidirDesfecho(entrega: Entrega, andamento: Andamento): Desfecho {
  const { resposta } = entrega
  if (entrega.aceita) {
    return {
      resultado: 'aceito',
      estado: 'aceito',
      proximaEm: null,
      supressao: null,
      saude: 'boa',
      erro: null,
    }
  }
  // Our own account: an operator mends that, and neither the bill nor its number of attempts is lost meanwhile.
  if (isContaRuim(resposta)) return retryOrGiveUp(resposta, andamento, 'conta_ruim')
  if (isCaixaCheia(resposta.codigoEstendido ?? '')) return aposCaixaCheia(resposta, andamento)
  if (isTemporary(resposta)) {
    return retryOrGiveUp(resposta, andamento, isDeUmSo(resposta) ? 'boa' : 'provedor_ruim')
  }
  const culpaDoEndereco = isAddressFault(resposta)
  return {
    resultado: 'recusado',
    estado: culpaDoEndereco ? 'devolvido' : 'falhou',
    proximaEm: null,
    supressao: culpaDoEndereco ? 'endereco_invalido' : null,
    // Refusals for who we are come to everybody there: better to stop than to burn the book.
    saude: resposta.codigoEstendido?.startsWith('5.7.') ? 'provedor_ruim' : 'boa',
    erro: resposta.texto,
  }
}

/**
 * After an attempt of which nothing is known, because the thread that made it failed. A bill on which threads fail again
 * and again is given up in the end as any other, and printed.
 */
export const aposInterrupcao = (andamento: Andamento): Desfecho => ({
  ...retryOrGiveUp({ texto: INTERROMPIDA }, andamento, 'boa'),
  resultado: 'interrompido',
})

const INTERROMPIDA = 'O envio foi interrompido por uma falha do sistema.'

/** The connection, TLS, the login or the sender was refused: before any recipient was spoken of. */
function isContaRuim({ fase, codigo }: Resposta): boolean {
  const antesDoDestinatario =
    fase === 'conexao' || fase === 'tls' || fase === 'autenticacao' || fase === 'remetente'
  return antesDoDestinatario || (codigo !== null && codigo >= 530 && codigo <= 538)
}

function isTemporary({ codigo }: Resposta): boolean {
  // No reply at all, a 4yz, or 503: the session was in the wrong state, the message was not refused.
  return codigo === null || codigo < 500 || codigo === 503
}

/**
 * Whether the server works and defers one recipient: 4.1 and 4.2 speak of a mailbox, and greylisting (RFC 6647) defers
 * each new one by 450 or 451 at RCPT TO, mostly as 4.7.1. Held against the provider, it would let one probe through at a
 * time, each to a recipient that is new again.
 */
function isDeUmSo({ codigo, codigoEstendido, fase }: Resposta): boolean {
  if (/^4\.[12]\./.test(codigoEstendido ?? '')) return true
  const listaCinza = codigoEstendido === null || /^4\.7\.[01]$/.test(codigoEstendido)
  return fase === 'destinatario' && (codigo === 450 || codigo === 451) && listaCinza
}

function isAddressFault({ codigo, codigoEstendido, fase }: Resposta): boolean {
  if (codigoEstendido) return isEnderecoInexistente(codigoEstendido)
  // Servers without enhanced codes say by 550, 551 or 553 to RCPT TO that there is no such mailbox.
  return fase === 'destinatario' && (codigo === 550 || codigo === 551 || codigo === 553)
}

function aposCaixaCheia(resposta: Resposta, andamento: Andamento): Desfecho {
  if (andamento.tentativas < MAX_TENTATIVAS_CAIXA_CHEIA) return retryOrGiveUp(resposta, andamento, 'boa')
  return {
    resultado: 'recusado',
    estado: 'devolvido',
    proximaEm: null,
    supressao: 'caixa_cheia',
    saude: 'boa',
    erro: resposta.texto,
  }
}

/** Back to the queue, until the time of the disparo is up. */
export function retryOrGiveUp(
  resposta: Pick<Resposta, 'texto'>,
  { tentativas, liberadoEm, prazoMs, agora }: Andamento,
  saude: Saude,
): Desfecho {
  const daConta = saude === 'conta_ruim'
  const proximaEm = new Date(agora.getTime() + (daConta ? MINUTE : esperaApos(tentativas)))
  const esgotado = proximaEm.getTime() - liberadoEm.getTime() > prazoMs
  return {
    resultado: 'adiado',
    estado: esgotado ? 'falhou' : 'na_fila',
    proximaEm: esgotado ? null : proximaEm,
    supressao: null,
    saude,
    erro: resposta.texto,
  }
}
