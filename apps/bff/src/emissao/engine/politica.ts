import type { EstadoDisparo, ResultadoTentativa } from '#db/schema/emissao.ts'
import type { Entrega, Resposta } from '#emissao/channels/entrega.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A bill that nobody accepted within this time is printed: it has a due date (design rule 7). */
export const PRAZO_DISPARO_MS = 72 * HOUR
const MAX_TENTATIVAS = 16
/** A full mailbox (5.2.2) may be emptied, but seldom is. */
const MAX_TENTATIVAS_CAIXA_CHEIA = 4

/** What an attempt makes of its disparo. */
export interface Desfecho {
  resultado: ResultadoTentativa
  estado: EstadoDisparo
  /** Set while it is to be tried again. */
  proximaEm: Date | null
  /** The address itself is bad: the contact is marked, so that the next call asks for another (design rule 7). */
  enderecoInvalido: boolean
  erro: string | null
}

/** Waits after the first failures; from then on the last one. No jitter: the engine's own rate spreads the load. */
const ESPERAS = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE)

/** How long to wait after the n-th failed attempt (n from 1). */
export const esperaApos = (tentativas: number): number =>
  ESPERAS[Math.min(Math.max(tentativas, 1), ESPERAS.length) - 1] ?? 0

/**
 * Decides by the server's answer. Truthful: acceptance is *aceito*, never delivery (design rule 6). Enhanced codes are
 * those of RFC 3463: 5.1 and 5.2 speak of the address, 5.7 of us (policy, authentication), whatever the basic code.
 */
export function decidirDesfecho(
  entrega: Entrega,
  disparo: { tentativas: number; liberadoEm: Date; agora: Date },
): Desfecho {
  const { resposta } = entrega
  if (entrega.aceita) {
    return { resultado: 'aceito', estado: 'aceito', proximaEm: null, enderecoInvalido: false, erro: null }
  }
  if (isTemporary(resposta)) return retryOrGiveUp(resposta, disparo, MAX_TENTATIVAS)
  if (resposta.codigoEstendido === '5.2.2')
    return retryOrGiveUp(resposta, disparo, MAX_TENTATIVAS_CAIXA_CHEIA)
  const culpaDoEndereco = isAddressFault(resposta)
  return {
    resultado: 'recusado',
    estado: culpaDoEndereco ? 'devolvido' : 'falhou',
    proximaEm: null,
    enderecoInvalido: culpaDoEndereco,
    erro: resposta.texto,
  }
}

function isTemporary({ codigo }: Resposta): boolean {
  // No reply at all, a 4yz, or 503: the session was in the wrong state, the message was not refused. 530 to 538 speak
  // of our own login: an operator mends that, and the bills must not be lost meanwhile.
  return codigo === null || codigo < 500 || codigo === 503 || (codigo >= 530 && codigo <= 538)
}

function isAddressFault({ codigo, codigoEstendido, noDestinatario }: Resposta): boolean {
  if (codigoEstendido) return /^5\.(1\.(?!7$|8$)\d+|2\.1)$/.test(codigoEstendido)
  // 5.1.7 and 5.1.8 speak of the sender. Servers without enhanced codes say by 550, 551 or 553 to RCPT TO that there is no such mailbox.
  return noDestinatario && (codigo === 550 || codigo === 551 || codigo === 553)
}

function retryOrGiveUp(
  resposta: Resposta,
  { tentativas, liberadoEm, agora }: { tentativas: number; liberadoEm: Date; agora: Date },
  maximo: number,
): Desfecho {
  const proximaEm = new Date(agora.getTime() + esperaApos(tentativas))
  const esgotado = tentativas >= maximo || proximaEm.getTime() - liberadoEm.getTime() > PRAZO_DISPARO_MS
  return {
    resultado: 'adiado',
    estado: esgotado ? 'falhou' : 'na_fila',
    proximaEm: esgotado ? null : proximaEm,
    enderecoInvalido: false,
    erro: resposta.texto,
  }
}
