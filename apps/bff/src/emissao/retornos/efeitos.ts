import type { EstadoDisparo } from '#db/schema/emissao.ts'
import type { MotivoSupressao, TipoRetorno } from '#db/schema/retornos.ts'
import { isCaixaCheia, isEnderecoInexistente } from './codigo-estendido.ts'
import { EXIBIDA } from './ler-relatorios.ts'
import type { Localizado } from './localizar.ts'

/** What a proved return changes. Empty: it is kept and shown, and changes nothing. */
export interface Efeito {
  estado?: { de: readonly EstadoDisparo[]; para: EstadoDisparo }
  supressao?: MotivoSupressao
  /** The contact is marked, so that the next call asks for another (design rule 7). */
  marcaContato?: boolean
  /** The destinatário leaves the adhesion: whoever calls a bill spam wants it on paper. */
  retiraDestinatario?: boolean
}

/** Words that all servers without enhanced codes have for an address that does not exist. */
const SEM_CAIXA =
  /(user|recipient|address|mailbox|account)s? (is |was )?(unknown|not found|disabled|invalid|unavailable|does ?n.t exist|does not exist)|(no such|unknown|invalid) (user|recipient|address|mailbox|account|person)|no mailbox here/i

/** Decides by what is reported; a pure function of it. */
export function efeitoDe(tipo: TipoRetorno, { relato, encaminhado }: Localizado): Efeito {
  if (relato === null) return {}
  if (tipo === 'arf') return complaint(relato.acao)
  if (tipo === 'mdn')
    return relato.acao === EXIBIDA ? { estado: { de: ['aceito', 'entregue'], para: 'lido' } } : {}
  if (relato.acao === 'delivered') return { estado: { de: ['aceito'], para: 'entregue' } }
  // Delayed: the other server still tries. Relayed and expanded: it can say no more, which is not that it arrived.
  if (relato.acao !== 'failed') return {}
  return failure(relato.status, relato.diagnostico ?? '', encaminhado)
}

function complaint(feedback: string | null): Efeito {
  const asksToStop = feedback === 'abuse' || feedback === 'opt-out' || feedback === 'fraud'
  return asksToStop ? { supressao: 'reclamacao', retiraDestinatario: true } : {}
}

/**
 * Only what was accepted and nothing more is known of falls back. A failure after *entregue* or *lido* is of a copy that
 * the mailbox sent on by itself: the bill had reached the address that the customer gave.
 */
function failure(status: string | null, diagnostico: string, encaminhado: boolean): Efeito {
  const para = (estado: EstadoDisparo) => ({ de: ['aceito'] as const, para: estado })
  // The address that we were given exists and sends its mail on; the one it is sent on to is not ours to judge.
  if (encaminhado) return { estado: para('devolvido') }
  if (isCaixaCheia(status ?? '')) return { estado: para('devolvido'), supressao: 'caixa_cheia' }
  if (isFaultOfAddress(status, diagnostico)) {
    return { estado: para('devolvido'), supressao: 'endereco_invalido', marcaContato: true }
  }
  // Policy, authentication, time: the address is not to blame, and the bill has not arrived either.
  return { estado: para('falhou') }
}

function isFaultOfAddress(status: string | null, diagnostico: string): boolean {
  if (status !== null && !status.endsWith('.0.0')) return isEnderecoInexistente(status)
  return /\b(550|551|553)\b/.test(diagnostico) && SEM_CAIXA.test(diagnostico)
}
