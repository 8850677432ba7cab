import { setTimeout as delay } from 'node:timers/promises'
import { lerReciboKannel } from '#emissao/channels/sms/recibo-kannel.ts'
import type { ReceberRecibo, ReciboTratado } from '#emissao/retornos/recibo.ts'
import { lerReferencia } from '#emissao/retornos/referencia.ts'
import { campoInvalido, ErroDominio } from '#erros.ts'
import type { Relogio } from '#relogio.ts'
import { deriveKey } from '#secret-key.ts'

export interface RecibosSmsDeps {
  receberRecibo: ReceberRecibo
  relogio: Relogio
  secretKey: string
  /** Waits for the record of an acceptance that its receipt has overtaken; Kannel by default asks only once. */
  esperasMs?: readonly number[]
}

export interface ReciboDoKannel {
  token: string
  /** What Ramal called the message when it handed it over. */
  nome: string
  estado: string
  resposta?: string | undefined
  /** The gateway's own name of the message, by which its log is searched. */
  mensagem?: string | undefined
}

const ESPERAS_MS: readonly number[] = [50, 250, 1000, 3000]

/**
 * Takes in what Kannel tells of a message.
 * @returns `adiado` when its acceptance is still not written: Kannel is to ask again
 * @throws ErroDominio `aviso_recusado` for a token that this installation did not write; `validacao` for a state that
 * Kannel does not have
 */
export function createReceberReciboSms({
  receberRecibo,
  relogio,
  secretKey,
  esperasMs = ESPERAS_MS,
}: RecibosSmsDeps): (aviso: ReciboDoKannel) => Promise<ReciboTratado> {
  const chave = deriveKey(secretKey, 'recibos')

  return async ({ token, nome, estado, resposta = '', mensagem = '' }) => {
    const disparoId = lerReferencia(token, chave)
    if (disparoId === null) throw new ErroDominio('aviso_recusado', 'Este recibo não é de um envio do Ramal.')
    const lido = lerReciboKannel(estado, resposta)
    if (!lido)
      throw campoInvalido('estado', 'O estado de um recibo é o %d do Kannel: 1, 2, 4, 8, 16, 34 ou 66.')
    const detalhe =
      [lido.detalhe, /^[\w-]{1,64}$/.test(mensagem) && mensagem].filter(Boolean).join(' ') || null
    const recibo = {
      ...lido,
      ...({ canal: 'sms', disparoId, detalhe, numero: null } as const),
      externoId: nome,
      ocorridoEm: relogio.agora(),
    }
    let tratado = await receberRecibo(recibo)
    for (const ms of esperasMs) {
      if (tratado !== 'adiado') break
      await delay(ms)
      tratado = await receberRecibo(recibo)
    }
    return tratado
  }
}
