import type { TipoModelo } from '#db/schema/correio.ts'
import type { Nf3e } from '#emissao/nf3e/model.ts'

/** The version in use of one model of message: Liquid source of its subject and of its two parts. Plain data. */
export interface ModeloVigente {
  tipo: TipoModelo
  versao: number
  assunto: string
  html: string
  texto: string
}

/** What the message of a bill is made of. */
export interface DadosDaFatura {
  nf3e: Nf3e
  /** The UC's number of today, 15 digits. */
  uc: string
  ucNumeroAnterior?: string | null
  /** `barra` when the PDF is the payment slip alone. */
  conteudo?: 'fatura' | 'barra'
  /** Page on which the reader goes back to the printed bill; null says to call the central. */
  linkDescadastro: string | null
  /** What the PDF's password is, without giving it away; null when it has none. */
  senhaDica: string | null
  pdf: Uint8Array
}

/** What the copy of the adhesion's term is made of. */
export interface DadosDoTermo {
  /** The name that mail is sent under. */
  remetente: string
  titular: string
  /** 15 digits. */
  uc: string
  ucNumeroAnterior?: string | null
  aceitoEm: Date
  modoAceite: 'falado' | 'clicado' | 'assinado'
  /** Null when the adhesion was made outside a call. */
  protocolo: string | null
  versao: number
  texto: string
  linkDescadastro?: string | null
}
