import type { Entrega } from './entrega.ts'

// The port of the channels beside e-mail. What speaks with a provider stands behind it, one folder each; the engine
// knows nothing of providers.

/** What a message may say of a bill, each ready to be read. */
export interface CamposDaFatura {
  /** The titular as the bill names them. */
  nome: string
  /** `11/2026` */
  competencia: string
  /** `R$ 187,45` */
  valor: string
  /** `10/12/2026` */
  vencimento: string
  /** As people write it, with points. */
  uc: string
  /** Digits in the blocks in which people read them; null where there is none. */
  linhaDigitavel: string | null
  pix: string | null
  /** The distributor. */
  distribuidora: string
}

/** One disparo as a channel sends it. */
export interface Envio {
  disparoId: number
  /** E.164 of a mobile. */
  para: string
  /** Proves that a receipt is of this disparo, where the provider gives it back as it was (retornos/signed-id.ts). */
  referencia: string
  conteudo:
    | { tipo: 'documento'; nome: string; pdf: Uint8Array; campos: CamposDaFatura }
    | { tipo: 'barra'; campos: CamposDaFatura }
}

/**
 * Whose matter a refusal is. `passageira` is tried again; `ritmo` too, and says that the channel is to slow down; `canal`
 * is our account, template or contract, which an operator mends while everything waits; `destinatario` is the number
 * itself; `recusa_da_pessoa` is the person who wants no more; `conteudo` is this message alone.
 */
export type ClasseDeRecusa =
  | 'passageira'
  | 'ritmo'
  | 'canal'
  | 'destinatario'
  | 'recusa_da_pessoa'
  | 'conteudo'

/** What became of a message that was handed to a provider. `externoId` is how its receipts will name it. */
export type EntregaDeCanal =
  | (Extract<Entrega, { aceita: true }> & { externoId: string })
  | (Extract<Entrega, { aceita: false }> & { classe: ClasseDeRecusa })

/** A way to a provider: its connections, for as long as its configuration stands. */
export interface Porta {
  /** Never rejects for what the provider does or fails to do. */
  enviar(envio: Envio): Promise<EntregaDeCanal>
  close(): Promise<void>
}

export interface OpcoesDaPorta {
  /** Most that one message may take, in all. */
  prazoMs: number
  /** Connections or sessions of this place. */
  conexoes: number
  /** Address under which providers reach Ramal. */
  publicUrl: string
}
