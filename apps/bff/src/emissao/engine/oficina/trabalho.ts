import type { Resposta } from '#emissao/channels/entrega.ts'
import type { ModeloVigente } from '#emissao/mensagens/modelos.ts'
import type { ContaDeEnvio } from '#modules/contas-email/leitura.ts'

// What the main thread and the threads that send tell each other. Plain data: it is copied from one to the other.

/** An account as the threads know it: `chave` also names one that is not in the database. */
export interface ContaDoPosto extends Omit<ContaDeEnvio, 'id' | 'atualizadaEm'> {
  chave: string
  /** Connections made for an older version are not used for a newer one. */
  versao: string
}

/** Everything a thread needs beside the work itself; sent again when something of it changes. */
export interface Oficio {
  contas: readonly ContaDoPosto[]
  modelos: readonly ModeloVigente[]
}

export interface TrabalhoFatura {
  tipo: 'fatura'
  via: 1 | 2
  xmlDeflate: Uint8Array
  xmlTamanho: number | null
  /** Null where the document has to be read again. */
  fatos: Uint8Array | null
  ucNumero: string | null
  ucNumeroAnterior: string | null
  /** What was frozen when it was queued. */
  congelado: { hash: string | null; versaoModelo: string | null }
  /** The keys of the PDF's password, and what the message says of it. */
  protecao: { chaves: Uint8Array; dica: string } | null
}

export interface TrabalhoTermo {
  tipo: 'termo'
  titular: string
  uc: string
  aceitoEm: Date
  modoAceite: 'falado' | 'clicado' | 'assinado'
  protocolo: string | null
  versao: number
  texto: string
}

/** One message to write and send. */
export interface Trabalho {
  disparoId: number
  conta: string
  para: string
  messageId: string
  data: Date
  /** Envelope sender; null takes the account's own address. */
  retorno: string | null
  /** Where one POST withdraws the adhesion. */
  descadastro: string | null
  confirmarLeitura: boolean
  conteudo: TrabalhoFatura | TrabalhoTermo
}

/** What became of it. */
export type Feito =
  | {
      tipo: 'entregue'
      aceita: boolean
      resposta: Resposta
      /** See Entrega: it is no attempt. */
      semConexao?: true
      /** What the bill's document is now; the template may be newer than the one that was frozen. */
      documento: { hash: string; versaoModelo: string } | null
      versaoMensagem: string
    }
  /** It can never be sent as it is. */
  | { tipo: 'nao_montavel'; motivo: string }
