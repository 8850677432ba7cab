import type { Entrega } from '#emissao/channels/entrega.ts'
import type { Conexao, ContaSmtp, EnvelopeSmtp, OpcoesConexao } from './conexao.ts'
import { Reserva, SemConexao } from './reserva.ts'
import { FalhaSmtp, lerResposta } from './resposta-smtp.ts'

/** Carries messages by one SMTP account. */
export interface Transporte {
  /**
   * Hands one message over. Never rejects for what a server or the network does: each failure is an answer that says how
   * far it had come. Whatever happens, it ends by the deadline.
   * @param raw the whole message, CRLF line ends only (mime.ts).
   */
  enviar(envelope: EnvelopeSmtp, raw: Buffer): Promise<Entrega>
  /** What is under way ends by itself; nothing is waited for. */
  close(): void
}

export interface OpcoesTransporte extends OpcoesConexao {
  /** Bound of one delivery, from the wait for a connection to the server's last word. */
  prazoMs?: number | undefined
}

export const PRAZO_ENTREGA_MS = 60_000
const RECOMECO_MS = 10_000

export function createTransporte(
  conta: ContaSmtp,
  { prazoMs = PRAZO_ENTREGA_MS, ...opcoes }: OpcoesTransporte = {},
): Transporte {
  const reserva = new Reserva(conta, opcoes)

  async function entregar(envelope: EnvelopeSmtp, raw: Buffer, ate: number): Promise<string> {
    for (;;) {
      const conexao = await reserva.tomar(ate)
      const reaproveitada = conexao.mensagens > 0
      try {
        const resposta = await conexao.enviar(envelope, raw, ate)
        reserva.devolver(conexao)
        return resposta
      } catch (erro) {
        if (!(erro instanceof FalhaSmtp)) throw erro
        if (!erro.conexaoPerdida) {
          void recomecar(conexao)
          throw erro
        }
        conexao.derrubar(erro)
        // A session that had served before and ended meanwhile says nothing of this message: not a byte of it left.
        if (!reaproveitada || erro.resposta.fase === 'resposta' || Date.now() >= ate) throw erro
      }
    }
  }

  /** The next message does not wait for it, except on this very session. */
  async function recomecar(conexao: Conexao): Promise<void> {
    try {
      await conexao.recomecar(Date.now() + RECOMECO_MS)
      reserva.devolver(conexao)
    } catch (erro) {
      if (!(erro instanceof FalhaSmtp)) throw erro
      conexao.derrubar(erro)
    }
  }

  return {
    async enviar(envelope, raw) {
      try {
        const resposta = await entregar(envelope, raw, Date.now() + prazoMs)
        return { aceita: true, resposta: lerResposta(resposta, 'resposta') }
      } catch (erro) {
        if (erro instanceof SemConexao) return { aceita: false, resposta: erro.resposta, semConexao: true }
        if (!(erro instanceof FalhaSmtp)) throw erro
        return { aceita: false, resposta: erro.resposta }
      }
    },
    close: () => reserva.close(),
  }
}
